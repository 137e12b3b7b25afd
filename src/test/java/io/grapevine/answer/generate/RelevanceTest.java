package io.grapevine.answer.generate;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RelevanceTest {

    private static final String TEXT = "The cellar master of Sedge Bank Cellar is Ilse Fenwright.";
    private static final EmbeddingModel ALWAYS_ALIKE = new EmbeddingModel() {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(s -> Embedding.from(new float[] {0.9f, 0}))
                    .toList());
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is the cellar master of Sedge Bank Cellar? | LOOKUP   | 0.60 | true", // all its words occur
                // words alone do not do
                "Who is the cellar master of Sedge Bank Cellar? | LOOKUP   | 0.30 | false",
                // no word occurs, but it is close
                "Who leads the winemaking there?                | LOOKUP   | 0.78 | true",
                "What is the capital of Mongolia?               | LOOKUP   | 0.43 | false",
                // the only name is unknown
                "What does the cellar master say of Siemens?    | LOOKUP   | 0.69 | false",
                "What does the cellar master say of Siemens?    | LOOKUP   | 0.71 | true",
                "What are the main topics of these documents?   | OVERVIEW | 0.40 | true",
                "What are the main topics of quantum physics?   | OVERVIEW | 0.40 | false",
            })
    void passages_bear_on_a_question_by_closeness_and_words(
            String question, Route route, double similarity, boolean expected) {
        assertThat(bears(new Relevance(null), question, route, OptionalDouble.of(similarity)))
                .isEqualTo(expected);
    }

    @Test
    void closeness_is_measured_where_the_retriever_has_not() {
        assertThat(bears(
                        new Relevance(ALWAYS_ALIKE), "Who leads the winemaking?", Route.LOOKUP, OptionalDouble.empty()))
                .isTrue();
    }

    @Test
    void without_passages_nothing_bears() {
        assertThat(new Relevance(null).bearsOn(Question.of("Who?"), Route.LOOKUP, Evidence.NONE, new float[] {1, 0}))
                .isFalse();
    }

    @Test
    void words_alone_decide_where_the_question_has_no_vector() {
        assertThat(bearsWithoutVector("Who is the cellar master?")).isTrue();
        assertThat(bearsWithoutVector("What is the capital of Mongolia?")).isFalse();
    }

    private static boolean bearsWithoutVector(String question) {
        return new Relevance(null)
                .bearsOn(Question.of(question), Route.LOOKUP, evidence(OptionalDouble.empty()), new float[0]);
    }

    private static boolean bears(Relevance relevance, String question, Route route, OptionalDouble similarity) {
        return relevance.bearsOn(Question.of(question), route, evidence(similarity), new float[] {1, 0});
    }

    private static Evidence evidence(OptionalDouble similarity) {
        var passage = new Passage("p", "d", "c", "s", "Cellars", "", TEXT, 0, 0, 0, TEXT.length());
        return new Evidence(List.of(new ScoredPassage(passage, 1)), Subgraph.EMPTY, similarity);
    }
}
