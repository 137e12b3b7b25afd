/// Stores entities, their mentions, relations and merges, and counts over them.
package io.grapevine.graph.entity;
