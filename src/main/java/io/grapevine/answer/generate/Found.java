package io.grapevine.answer.generate;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.Routing;
import io.grapevine.domain.Turn;
import java.util.List;

/// All that an answer is written from.
///
/// @param question standing alone
/// @param vector   its embedding, normalised
/// @param history  the conversation so far, oldest turn first
public record Found(Question question, Routing routing, float[] vector, Evidence evidence, List<Turn> history) {}
