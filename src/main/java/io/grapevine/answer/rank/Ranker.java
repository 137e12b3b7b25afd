package io.grapevine.answer.rank;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;

/// Puts what was found into the order in which it is shown, numbered and cited, with the subgraph around it.
/// Implementations are safe for many threads.
@FunctionalInterface
public interface Ranker {

    Evidence rank(Question question, Evidence found);
}
