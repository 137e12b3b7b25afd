/// Decides which HTTP requests come in.
package io.grapevine.access;
