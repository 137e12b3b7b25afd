package io.grapevine.answer.retrieve;

import io.grapevine.domain.Question;
import io.grapevine.domain.Topic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TopicVectorsTest {

    private final Map<String, float[]> vectors =
            Map.of("How long?", new float[] {1, 0}, "warranty", new float[] {0, 1});

    @Test
    void a_question_without_a_topic_keeps_its_own_vector() {
        assertThat(TopicVectors.of(Question.of("How long?"), vectors::get)).containsExactly(1, 0);
    }

    @Test
    void a_topic_draws_the_vector_to_itself_with_less_weight() {
        var question = Question.of("How long?").withTopic(new Topic(List.of("warranty")));
        var mixed = TopicVectors.of(question, vectors::get);
        assertThat(mixed[0]).isGreaterThan(mixed[1]);
        assertThat(mixed[1] / mixed[0]).isCloseTo(3f / 7, within(1e-6f));
        assertThat(mixed[0] * mixed[0] + mixed[1] * mixed[1]).isCloseTo(1, within(1e-6f));
    }
}
