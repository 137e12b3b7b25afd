package io.grapevine.answer.generate;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.Routing;
import java.util.Optional;

/// All that an answer is written from.
///
/// @param question standing alone
/// @param vector   its embedding, normalised
/// @param wishes   what the application that asks wishes for tone and form
public record Found(Question question, Routing routing, float[] vector, Evidence evidence, Optional<String> wishes) {

    Found with(Evidence other) {
        return new Found(question, routing, vector, other, wishes);
    }
}
