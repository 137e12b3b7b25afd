package io.grapevine.graph.search;

import io.grapevine.domain.Topic;
import io.grapevine.language.Language;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// A user's words as a query of the full-text index: any of the words, nothing of Lucene's syntax.
public final class LuceneQuery {

    // Lucene refuses queries of more than 1,024 clauses; each word makes one for each field of the index.
    private static final int MAX_WORDS = 128;

    /// Share of the weight of the question's own words that the words of its topic have.
    private static final double TOPIC_WEIGHT = 0.3;

    /// Share of a word's weight that a stop word has.
    private static final double STOP_WORD_WEIGHT = 0.1;

    private LuceneQuery() {}

    /// @param collections only passages of these; none means all
    /// @return a query that finds nothing where the text holds no word
    static String of(String text, Collection<String> collections) {
        var words = words(text);
        if (words.isEmpty()) {
            return "scope:none";
        }
        var any = joined(words, Language.of(text));
        if (collections.isEmpty()) {
            return any;
        }
        return "+(" + scopes(collections) + ")^0 +(" + any + ")"; // the filter must not weigh
    }

    private static SequencedSet<String> words(String text) {
        // Letters and digits alone cannot be syntax, once the words AND, OR and NOT are in lower case.
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(w -> !w.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Stop words of the text's language weigh little: they would be taken for rare where most documents are
    /// written in another language.
    private static String joined(Collection<String> words, Language language) {
        return words.stream()
                .limit(MAX_WORDS)
                .map(word -> language.isStopWord(word) ? word + "^" + STOP_WORD_WEIGHT : word)
                .collect(Collectors.joining(" "));
    }

    private static String scopes(Collection<String> collections) {
        return collections.stream().sorted().map(c -> "scope:" + scope(c)).collect(Collectors.joining(" "));
    }

    /// As [#of(String, Collection)], where the words of a topic weigh `TOPIC_WEIGHT` of the text's own.
    static String of(String text, Topic topic, Collection<String> collections) {
        var own = words(text);
        var others = words(topic.text());
        others.removeAll(own);
        if (own.isEmpty() || others.isEmpty()) {
            return of(text, collections);
        }
        var language = Language.of(text);
        var any = joined(own, language) + " (" + joined(others, language) + ")^" + TOPIC_WEIGHT;
        return collections.isEmpty() ? any : "+(" + scopes(collections) + ")^0 +(" + any + ")";
    }

    /// What is spelled nearly like a word: the word and its stem with at most `edits` letters changed.
    static String near(String word, String stem, int edits, Collection<String> collections) {
        var any = word + "~" + edits + (stem.equals(word) || stem.isEmpty() ? "" : " " + stem + "~" + edits);
        return collections.isEmpty() ? any : "+(" + scopes(collections) + ")^0 +(" + any + ")";
    }

    /// The words one behind the other, as they stand in a passage.
    public static String phrase(String text) {
        var words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return words.isEmpty() ? "scope:none" : "text:\"" + words + "\" OR title:\"" + words + "\"";
    }

    /// The collection's name as one token that no analyzer splits or stems.
    public static String scope(String collection) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(collection.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(digest, 8)).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
