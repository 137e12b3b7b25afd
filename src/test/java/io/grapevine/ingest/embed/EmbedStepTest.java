package io.grapevine.ingest.embed;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.ingest.Drafts;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbedStepTest {

    private final Drafts.Told told = new Drafts.Told();

    @Test
    void each_passage_gets_the_vector_of_its_text() {
        var parts = new EmbedStep(PassageEmbedding.of(new Lengths()), told)
                .embed(List.of(
                        Drafts.whole(Drafts.shortOne("a", "1", "22")), Drafts.whole(Drafts.shortOne("b", "333"))));
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).vectors()).extracting(v -> v[0]).containsExactly(3f, 4f); // title, newline, text
        assertThat(parts.get(1).vectors()).extracting(v -> v[0]).containsExactly(5f);
        assertThat(told.lines).containsExactly("embedded 2 of a", "embedded 1 of b");
    }

    @Test
    void a_document_that_the_model_refuses_is_named_and_the_rest_of_its_batch_goes_on() {
        var parts = new EmbedStep(PassageEmbedding.of(new Lengths()), told)
                .embed(List.of(
                        Drafts.whole(Drafts.shortOne("a", "1")),
                        Drafts.whole(Drafts.shortOne("bad", "1", "refused")),
                        Drafts.whole(Drafts.shortOne("c", "1"))));
        assertThat(parts).extracting(p -> p.part().draft().document().source()).containsExactly("a", "c");
        assertThat(told.lines)
                .containsExactly(
                        "embedded 1 of a",
                        "failed bad cannot be embedded (IllegalArgumentException: no word in it)",
                        "embedded 1 of c");
    }

    @Test
    void a_model_that_does_not_answer_ends_the_run() {
        var gone = new Lengths() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                throw new Unavailable("gone", null);
            }
        };
        assertThatThrownBy(() -> new EmbedStep(PassageEmbedding.of(gone), told)
                        .embed(List.of(Drafts.whole(Drafts.shortOne("a", "1")))))
                .isInstanceOf(Unavailable.class);
        assertThat(told.lines).isEmpty();
    }

    /// Embeds a text as its length.
    private static class Lengths implements EmbeddingModel {

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> {
                        if (segment.text().endsWith("refused")) {
                            throw new IllegalArgumentException("no word in it");
                        }
                        return Embedding.from(new float[] {segment.text().length()});
                    })
                    .toList());
        }
    }
}
