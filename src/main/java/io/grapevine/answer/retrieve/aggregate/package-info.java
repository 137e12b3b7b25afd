/// Answers questions that count, list and rank over the graph.
package io.grapevine.answer.retrieve.aggregate;
