/// Stores what chat models have cost, a day and process.
package io.grapevine.graph.account;
