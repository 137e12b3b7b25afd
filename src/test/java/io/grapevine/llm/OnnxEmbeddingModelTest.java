package io.grapevine.llm;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OnnxEmbeddingModelTest {

    private static final List<String> TEXTS = List.of(
            "Grape",
            "The vine was planted in 1998 – by Zoë Müller, who sold 3,000 bottles (at €12.50 each).",
            "Travel\nWho travels asks the head of the department, two weeks ahead; the trip is booked by the office. "
                    .repeat(8),
            "def f(x): return x ** 2  # a comment");

    private static EmbeddingTokenizer tokenizer;
    private static OnnxEmbeddingModel model;
    private static EmbeddingModel stock;

    @BeforeAll
    static void load() {
        tokenizer = new EmbeddingTokenizer();
        model = new OnnxEmbeddingModel(tokenizer);
        stock = new BgeSmallEnV15QuantizedEmbeddingModel();
    }

    @AfterAll
    static void close() {
        model.close();
        tokenizer.close();
    }

    @Test
    void vectors_equal_those_of_the_stock_model() {
        var segments = TEXTS.stream().map(TextSegment::from).toList();
        var ours = model.embedAll(segments).content();
        var theirs = stock.embedAll(segments).content();
        for (int i = 0; i < segments.size(); i++) {
            assertThat(ours.get(i).vector())
                    .as(TEXTS.get(i))
                    .containsExactly(theirs.get(i).vector(), within(1e-4f));
        }
    }

    @Test
    void of_a_text_beyond_one_run_the_stock_model_reads_the_first_part_and_ours_the_mean_of_all() {
        var text = "The small vineyard on the hill gave a good red wine in that warm year. ".repeat(40);
        var pieces = tokenizer.pieces(text);
        assertThat(pieces.size()).isBetween(OnnxEmbeddingModel.MAX_PIECES + 1, 2 * OnnxEmbeddingModel.MAX_PIECES);
        int cut = pieces.end(OnnxEmbeddingModel.MAX_PIECES - 1);
        var head = model.embedQuery(text.substring(0, cut));
        var tail = model.embedQuery(text.substring(cut));

        assertThat(stock.embed(text).content().vector()).containsExactly(head, within(1e-4f));
        assertThat(cosine(model.embedQuery(text), head)).isGreaterThan(0.9).isLessThan(0.99999);
        assertThat(cosine(model.embedQuery(text), tail)).isGreaterThan(cosine(head, tail));
    }

    @Test
    void a_text_has_the_same_vector_alone_and_among_others() {
        var among =
                model.embedAll(TEXTS.stream().map(TextSegment::from).toList()).content();
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(among.get(i).vector()).containsExactly(model.embedQuery(TEXTS.get(i)));
        }
    }

    @Test
    void a_reader_sees_the_vector_and_the_pieces_of_each_text() {
        var longer = "The vine grows. ".repeat(200);
        var texts = Stream.concat(TEXTS.stream(), Stream.of(longer)).toList();
        var read = model.readAll(texts, (text, embedded) -> embedded);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(read.get(i).vector()).containsExactly(model.embedQuery(texts.get(i)));
            assertThat(read.get(i).pieces().values()[0])
                    .isEqualTo(model.tokenVectors(texts.get(i)).values()[0]);
        }
        assertThat(read.getLast().pieces().size()).isBetween(500, OnnxEmbeddingModel.MAX_PIECES);
    }

    @Test
    void vectors_have_length_one_and_the_dimension_that_is_promised() {
        var vector = model.embed("A question?").content().vector();
        assertThat(vector).hasSize(model.dimension());
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void a_text_without_a_word_is_refused(String text) {
        assertThatThrownBy(() -> model.embedQuery(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a word");
        var segments = Stream.of("Grape").map(TextSegment::from).toList();
        assertThat(model.embedAll(segments).content()).hasSize(1);
    }

    @Test
    void no_texts_give_no_vectors() {
        assertThat(model.embedAll(List.of()).content()).isEmpty();
    }

    @Test
    void pieces_lie_where_the_text_has_them() {
        var text = "Café 🍇 unbelievably";
        var pieces = tokenizer.pieces(text);
        assertThat(text.substring(pieces.start(0), pieces.end(0))).isEqualTo("Café");
        int last = pieces.size() - 1;
        assertThat(pieces.continuesWord(last)).isTrue();
        assertThat(pieces.end(last)).isEqualTo(text.length());
        assertThat(tokenizer.count(text)).isEqualTo(pieces.size());
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
