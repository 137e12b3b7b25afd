package io.grapevine.graph.search;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;

/// A user's words as a query of the full-text index: any of the words, nothing of Lucene's syntax.
public final class LuceneQuery {

    // Lucene refuses queries of more than 1,024 clauses; each word makes one for each field of the index.
    private static final int MAX_WORDS = 128;

    private LuceneQuery() {}

    /// @param collections only passages of these; none means all
    /// @return a query that finds nothing where the text holds no word
    static String of(String text, Collection<String> collections) {
        // Letters and digits alone cannot be syntax, once the words AND, OR and NOT are in lower case.
        var words = Arrays.stream(text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(w -> !w.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.isEmpty()) {
            return "scope:none";
        }
        var any = words.stream().limit(MAX_WORDS).collect(Collectors.joining(" "));
        if (collections.isEmpty()) {
            return any;
        }
        var scopes = collections.stream().sorted().map(c -> "scope:" + scope(c)).collect(Collectors.joining(" "));
        return "+(" + scopes + ")^0 +(" + any + ")"; // the filter must not weigh
    }

    /// The words one behind the other, as they stand in a passage.
    public static String phrase(String text) {
        var words = text.toLowerCase(java.util.Locale.ROOT)
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
