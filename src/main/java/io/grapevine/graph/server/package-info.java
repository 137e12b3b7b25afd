/// Where Neo4j is: the managed child process, or the user's own.
package io.grapevine.graph.server;
