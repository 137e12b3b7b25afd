package io.grapevine.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A list of known names, and where a text speaks of them: the longest match from left to right, word by word,
/// in the spelling of [EntityKey]. Immutable and thread-safe.
///
/// A name of one word counts only where the text writes it with a capital or a digit, so that a film called
/// `Love` is not found in every love.
public final class Gazetteer {

    /// The names that there are, by their canonical keys (see [EntityKey#of]).
    public interface Names {

        /// @return most words of a key that begins with this one; 0 where none does
        int longest(String firstWord);

        boolean has(String key);
    }

    private final Names names;

    public Gazetteer(Names names) {
        this.names = names;
    }

    /// @param keys canonical keys
    public Gazetteer(Collection<String> keys) {
        this(names(new HashSet<>(keys)));
    }

    private static Names names(Set<String> keys) {
        var longest = new HashMap<String, Integer>();
        keys.forEach(key -> longest.merge(firstWord(key), words(key), Math::max));
        return new Names() {
            @Override
            public int longest(String firstWord) {
                return longest.getOrDefault(firstWord, 0);
            }

            @Override
            public boolean has(String key) {
                return keys.contains(key);
            }
        };
    }

    public static String firstWord(String key) {
        int space = key.indexOf(' ');
        return space < 0 ? key : key.substring(0, space);
    }

    public static int words(String key) {
        return 1 + (int) key.chars().filter(c -> c == ' ').count();
    }

    /// @param key  the key that was found
    /// @param span where
    public record Match(String key, Span span) {

        /// True where the name is only a part of a longer one, for the word before or behind it has a capital
        /// too: `Washington` in `Denzel Washington`.
        public boolean isPartOfName(String text) {
            int before = text.lastIndexOf(' ', Math.max(0, span.start() - 2));
            boolean led = span.start() > 1
                    && text.charAt(span.start() - 1) == ' '
                    && Character.isLetter(text.charAt(span.start() - 2))
                    && Character.isUpperCase(text.charAt(before + 1));
            boolean followed = span.end() + 1 < text.length()
                    && text.charAt(span.end()) == ' '
                    && Character.isUpperCase(text.charAt(span.end() + 1));
            return led || followed;
        }
    }

    /// The names in the text, in its order; they do not overlap.
    public List<Match> matches(String text) {
        var words = new ArrayList<Word>();
        for (var span : Words.of(text)) {
            addFolded(text, span, words);
        }
        var matches = new ArrayList<Match>();
        int i = 0;
        while (i < words.size()) {
            int length = matchAt(words, i, matches);
            i += Math.max(length, 1);
        }
        return matches;
    }

    private record Word(String folded, Span span, boolean marked) {}

    /// A hyphenated word is several words of a key.
    private static void addFolded(String text, Span span, List<Word> words) {
        var word = span.of(text);
        boolean marked = word.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
        var folded = EntityKey.fold(word);
        if (folded.indexOf(' ') < 0) {
            if (!folded.isEmpty() && !isPossessive(word)) {
                words.add(new Word(folded, span, marked));
            }
            return;
        }
        for (var part : folded.split(" ")) {
            words.add(new Word(part, span, marked));
        }
    }

    private static boolean isPossessive(String word) {
        return word.length() == 2 && (word.charAt(0) == '\'' || word.charAt(0) == '\u2019');
    }

    /// Adds the longest match that begins at word `i`; returns its words, 0 for none.
    private int matchAt(List<Word> words, int i, List<Match> matches) {
        int most = Math.min(names.longest(words.get(i).folded()), words.size() - i);
        for (int n = most; n > 0; n--) {
            var key = keyOf(words.subList(i, i + n));
            if (key != null && (n > 1 || words.get(i).marked())) {
                matches.add(new Match(
                        key,
                        new Span(
                                words.get(i).span().start(),
                                words.get(i + n - 1).span().end())));
                return n;
            }
        }
        return 0;
    }

    private String keyOf(List<Word> words) {
        var joined = new StringBuilder();
        for (var word : words) {
            joined.append(joined.isEmpty() ? "" : " ").append(word.folded());
        }
        var key = joined.toString();
        if (names.has(key)) {
            return key;
        }
        var last = words.getLast();
        if (last.marked() || last.folded().length() < 4) {
            return null;
        }
        var singular = EntityKey.ofFolded(key);
        return names.has(singular) ? singular : null;
    }
}
