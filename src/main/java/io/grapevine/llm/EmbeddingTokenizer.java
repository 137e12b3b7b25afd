package io.grapevine.llm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The word pieces of `bge-small-en-v1.5`: what the default embedding model reads, and what a passage's size
/// counts. Safe for use by many threads.
@Singleton
public class EmbeddingTokenizer implements AutoCloseable {

    private static final String RESOURCE = "/bge-small-en-v1.5-q-tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;

    public EmbeddingTokenizer() {
        try (var json = EmbeddingTokenizer.class.getResourceAsStream(RESOURCE)) {
            tokenizer = HuggingFaceTokenizer.newInstance(json, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /// The pieces of a text, without the marks that the model wants at its ends.
    public Pieces pieces(String text) {
        return new Pieces(text, tokenizer.encode(text, false, false));
    }

    /// How many pieces a text has.
    public int count(String text) {
        return tokenizer.encode(text, false, false).getIds().length;
    }

    @PreDestroy
    @Override
    public void close() {
        tokenizer.close();
    }

    /// The pieces of one text: number, spelling and place of each.
    public static final class Pieces {

        private final Encoding encoding;
        private final long[] ids;
        private final int[] starts;
        private final int[] ends;

        private Pieces(String text, Encoding encoding) {
            this.encoding = encoding;
            ids = encoding.getIds();
            starts = new int[ids.length];
            ends = new int[ids.length];
            locate(text);
        }

        // The tokenizer counts code points, Java strings count UTF-16 units.
        private void locate(String text) {
            var spans = encoding.getCharTokenSpans();
            int unit = 0;
            int point = 0;
            for (int i = 0; i < spans.length; i++) {
                if (spans[i] == null) {
                    starts[i] = ends[i] = i == 0 ? 0 : ends[i - 1];
                    continue;
                }
                unit = text.offsetByCodePoints(unit, spans[i].getStart() - point);
                point = spans[i].getStart();
                starts[i] = unit;
                ends[i] = text.offsetByCodePoints(unit, spans[i].getEnd() - point);
            }
        }

        public int size() {
            return ids.length;
        }

        /// Number of a piece in the vocabulary.
        public long id(int index) {
            return ids[index];
        }

        /// Offset in the text of a piece's first character.
        public int start(int index) {
            return starts[index];
        }

        /// Offset in the text behind a piece's last character.
        public int end(int index) {
            return ends[index];
        }

        /// Whether a piece goes on with the word of the one before it.
        public boolean continuesWord(int index) {
            return encoding.getTokens()[index].startsWith("##");
        }
    }
}
