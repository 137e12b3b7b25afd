package io.grapevine.lab.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Document;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Passage;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.domain.Triple;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.language.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes any number of passages out of the sentences of a few real texts, each passage three sentences drawn at
/// random.
///
/// Its vector is the normalised mean of the sentences' own, its entities and relations are theirs. So a large
/// index costs no more embedding than the sentences do, and is still made of words, vectors and a graph like
/// those of real documents.
public final class PassageMill {

    private static final int SENTENCES = 3;
    private static final int PASSAGES_A_DOCUMENT = 20;
    private static final int SHORTEST = 30; // characters; headings and the like are left out

    private record Part(String text, float[] vector, Extraction extraction) {}

    private final List<Part> parts;
    private final String collection;
    private final RandomGenerator random;

    public PassageMill(
            List<String> texts,
            EmbeddingModel embedding,
            PhraseExtractor extractor,
            String collection,
            RandomGenerator random) {
        var sentences = texts.stream()
                .flatMap(text -> Sentences.of(text).stream().map(span -> text.substring(span.start(), span.end())))
                .map(sentence -> sentence.replaceAll("\\s+", " "))
                .filter(sentence -> sentence.length() >= SHORTEST)
                .distinct()
                .toList();
        if (sentences.size() < SENTENCES) {
            throw new IllegalArgumentException(
                    "at least " + SENTENCES + " sentences are needed, found " + sentences.size());
        }
        var vectors = embedding
                .embedAll(sentences.stream().map(TextSegment::from).toList())
                .content();
        this.parts = new ArrayList<>();
        for (var i = 0; i < sentences.size(); i++) {
            parts.add(new Part(sentences.get(i), vectors.get(i).vector(), extractor.extract("", sentences.get(i))));
        }
        this.collection = collection;
        this.random = random;
    }

    /// The next document.
    ///
    /// @param number makes its name and ids, so that the same number is the same document's place
    public PreparedDocument document(int number) {
        var id = collection + "-" + number;
        var passages = new ArrayList<PreparedPassage>();
        for (var index = 0; index < PASSAGES_A_DOCUMENT; index++) {
            passages.add(passage(id, number, index));
        }
        return new PreparedDocument(
                new Document(
                        id,
                        collection,
                        "made/" + number,
                        "Made document " + number,
                        "text/plain",
                        id,
                        passages.size(),
                        Instant.EPOCH),
                passages);
    }

    static int documentsFor(int passages) {
        return Math.ceilDiv(passages, PASSAGES_A_DOCUMENT);
    }

    private PreparedPassage passage(String document, int number, int index) {
        var drawn = random.ints(SENTENCES, 0, parts.size()).mapToObj(parts::get).toList();
        var text = String.join(" ", drawn.stream().map(Part::text).toList());
        var start = index * 1000;
        return new PreparedPassage(
                new Passage(
                        document + "-" + index,
                        document,
                        collection,
                        "made/" + number,
                        "Made document " + number,
                        "",
                        text,
                        index,
                        0,
                        start,
                        start + text.length()),
                mean(drawn),
                together(drawn));
    }

    private static float[] mean(List<Part> drawn) {
        var sum = new float[drawn.getFirst().vector().length];
        for (var part : drawn) {
            for (var i = 0; i < sum.length; i++) {
                sum[i] += part.vector()[i];
            }
        }
        var square = 0.0;
        for (var x : sum) {
            square += x * x;
        }
        for (var i = 0; i < sum.length; i++) {
            sum[i] /= (float) Math.sqrt(square);
        }
        return sum;
    }

    private static Extraction together(List<Part> drawn) {
        var mentions = new LinkedHashMap<String, Mention>();
        var triples = new ArrayList<Triple>();
        for (var part : drawn) {
            for (var mention : part.extraction().mentions()) {
                mentions.putIfAbsent(mention.entity().key(), mention);
            }
            triples.addAll(part.extraction().triples());
        }
        return new Extraction(
                List.copyOf(mentions.values()), triples.stream().distinct().toList());
    }
}
