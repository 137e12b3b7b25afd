package io.grapevine.answer.rank;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import java.util.List;

/// Brings what retrievers found to one evidence: each passage once, best first, with the subgraph around it.
@FunctionalInterface
public interface Fuser {

    /// @param found one evidence a retriever or sub-question
    Evidence fuse(Question question, List<Evidence> found);
}
