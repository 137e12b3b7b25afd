/// Searches passages by words and vectors, and keeps the vector indexes to one embedding model.
package io.grapevine.graph.search;
