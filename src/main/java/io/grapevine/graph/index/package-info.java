/// Reads the graph as the walk's index and the detection of communities need it.
package io.grapevine.graph.index;
