/// Stores documents with their passages, and lists them.
package io.grapevine.graph.document;
