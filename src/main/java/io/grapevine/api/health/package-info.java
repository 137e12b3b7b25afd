/// What an orchestrator asks: whether the service lives, and whether each part that it needs is ready.
package io.grapevine.api.health;
