/// Finds passages by a walk over the graph from the question's seeds.
package io.grapevine.answer.retrieve.walk;
