package io.grapevine.lab.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Document;
import io.grapevine.domain.Passage;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.lab.evaluate.CorpusRecord;
import io.grapevine.language.PhraseExtractor;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// A corpus of any size, grown from real records: copy 0 is the records as they are, each further copy says the
/// same of other names, one new name for each old one throughout the copy. So each copy has the real graph's
/// shape, and copies are tied by their common nouns alone, as the documents of one organisation are.
///
/// Vectors are reused: a copy's is the record's with noise, so that it stays close to its original and no two
/// are equal. What is measured of a grown corpus is the store and the walk, never the embedding.
final class GrownCorpus {

    /// Length of the noise beside a vector of length 1: a copy's cosine with its original is about 0.9.
    private static final double NOISE = 0.48;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final String[] SYLLABLES = {
        "ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mu", "na", "po", "ri", "se", "tu", "va", "wo", "xi",
        "ye", "zu"
    };

    private final List<CorpusRecord> records;
    private final List<float[]> vectors;
    private final Set<String> ordinary; // words that are written small somewhere: no names
    private final PhraseExtractor extractor = new PhraseExtractor();

    GrownCorpus(List<CorpusRecord> records, EmbeddingModel embedding) {
        this.records = List.copyOf(records);
        this.vectors =
                embedding
                        .embedAll(records.stream()
                                .map(r -> TextSegment.from(r.title() + "\n" + r.text()))
                                .toList())
                        .content()
                        .stream()
                        .map(e -> e.vector())
                        .toList();
        this.ordinary = new HashSet<>();
        records.forEach(r -> WORD.matcher(r.text())
                .results()
                .map(m -> m.group())
                .filter(word -> Character.isLowerCase(word.codePointAt(0)))
                .forEach(ordinary::add));
    }

    /// The `number`th document, of one passage.
    PreparedDocument document(int number, String collection) {
        int copy = number / records.size();
        int place = number % records.size();
        var title = renamed(records.get(place).title(), copy);
        var text = renamed(records.get(place).text(), copy);
        var id = collection + "-" + number;
        var source = source(number);
        var passage = new Passage(id + "-0", id, collection, source, title, "", text, 0, 0, 0, text.length());
        var document = new Document(id, collection, source, title, "application/json", "h" + number, 1, Instant.EPOCH);
        return new PreparedDocument(
                document,
                List.of(new PreparedPassage(
                        passage, vector(vectors.get(place), number, copy), extractor.extract(title, text))));
    }

    /// The id of the record itself in copy 0, with the number of the copy behind it in others.
    private String source(int number) {
        var id = records.get(number % records.size()).id();
        return number < records.size() ? id : id + "-" + number / records.size();
    }

    private String renamed(String text, int copy) {
        if (copy == 0) {
            return text;
        }
        var ending = ending(copy);
        return WORD.matcher(text).replaceAll(match -> isName(match.group()) ? match.group() + ending : match.group());
    }

    private boolean isName(String word) {
        return Character.isUpperCase(word.codePointAt(0)) && !ordinary.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String ending(int copy) {
        var ending = new StringBuilder();
        for (int rest = copy; rest > 0; rest /= SYLLABLES.length) {
            ending.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return ending.toString();
    }

    private static float[] vector(float[] original, int number, int copy) {
        if (copy == 0) {
            return original;
        }
        var random = new SplittableRandom(number);
        var noisy = original.clone();
        double scale = NOISE / Math.sqrt(original.length);
        double square = 0;
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (scale * random.nextGaussian());
            square += noisy[i] * noisy[i];
        }
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] /= (float) Math.sqrt(square);
        }
        return noisy;
    }
}
