/// Stores and searches communities.
package io.grapevine.graph.community;
