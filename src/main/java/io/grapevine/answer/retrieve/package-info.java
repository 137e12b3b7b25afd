/// Finds passages: full text, vectors, both, communities; which way a question takes.
package io.grapevine.answer.retrieve;
