package io.grapevine.graph;

import io.grapevine.domain.Document;
import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Passage;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.domain.Triple;
import io.grapevine.graph.document.PreparedDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small documents for tests, built by hand or by chance.
public final class Samples {

    private Samples() {}

    /// A document whose passages are the given texts; the capitalised words of a text are its entities, each
    /// related to the next.
    public static PreparedDocument document(String collection, String source, String... texts) {
        var id = collection + "/" + source;
        var passages = new ArrayList<PreparedPassage>();
        for (var i = 0; i < texts.length; i++) {
            var passage = new Passage(
                    id + "#" + i + "-" + Integer.toHexString(texts[i].hashCode()),
                    id,
                    collection,
                    source,
                    "Title of " + source,
                    "",
                    texts[i],
                    i,
                    0,
                    100 * i,
                    100 * i + texts[i].length());
            passages.add(new PreparedPassage(passage, vector(texts[i]), extraction(texts[i])));
        }
        return new PreparedDocument(
                new Document(
                        id,
                        collection,
                        source,
                        "Title of " + source,
                        "text/plain",
                        Integer.toHexString(List.of(texts).hashCode()),
                        texts.length,
                        Instant.parse("2026-01-01T00:00:00Z")),
                passages);
    }

    /// A normalised vector that depends on the text alone.
    public static float[] vector(String text) {
        var random = new Random(text.hashCode());
        var vector = new float[384];
        var norm = 0.0;
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            norm += vector[i] * vector[i];
        }
        for (var i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(norm);
        }
        return vector;
    }

    private static Extraction extraction(String text) {
        var mentions = new ArrayList<Mention>();
        var triples = new ArrayList<Triple>();
        var before = "";
        for (var word : text.split("\\W+")) {
            if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
                continue;
            }
            var key = word.toLowerCase(java.util.Locale.ROOT);
            var type = EntityType.values()[Math.floorMod(text.hashCode(), EntityType.values().length)];
            mentions.add(new Mention(new Entity(key, word, type), 1));
            if (!before.isEmpty()) {
                triples.add(new Triple(before, "comes before", key, 1));
            }
            before = key;
        }
        return new Extraction(mentions, triples);
    }
}
