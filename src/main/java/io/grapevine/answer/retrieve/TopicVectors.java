package io.grapevine.answer.retrieve;

import io.grapevine.domain.Question;
import java.util.function.Function;

/// The vector by which a question is looked for: its own, drawn to that of the conversation's topic where the
/// wording leaves it out.
public final class TopicVectors {

    /// Share of the topic's vector.
    private static final float TOPIC_WEIGHT = 0.3f;

    private TopicVectors() {}

    /// One embedding, two for a question with a topic; normalised.
    ///
    /// @param embed gives the normalised vector of a text
    public static float[] of(Question question, Function<String, float[]> embed) {
        var own = embed.apply(question.text());
        if (question.topic().isEmpty()) {
            return own;
        }
        var topic = embed.apply(question.topic().text());
        var mixed = new float[own.length];
        double squares = 0;
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (1 - TOPIC_WEIGHT) * own[i] + TOPIC_WEIGHT * topic[i];
            squares += mixed[i] * mixed[i];
        }
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] /= (float) Math.sqrt(squares);
        }
        return mixed;
    }
}
