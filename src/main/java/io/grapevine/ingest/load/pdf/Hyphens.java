package io.grapevine.ingest.load.pdf;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides at the end of a line whether a hyphen belongs to the word or to the line.
///
/// The document itself is asked first: it mostly has the word elsewhere, in one form or the other. Then the
/// vocabulary of the embedding model: a word of it is joined ("warehouse"), and so are two words whose second
/// it knows as the end of others ("store" and "house"); two words that both stand alone otherwise keep the
/// hyphen ("long-term"). What the vocabulary does not know at all is joined: most hyphens at line ends are the
/// printer's.
final class Hyphens {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+(?:-\\p{L}[\\p{L}\\p{M}]*+)*+");

    /// Half words of fewer letters are in every vocabulary and say nothing.
    private static final int SHORTEST_WORD = 3;

    /// First words that take a hyphen whatever follows: "full-time", "first-class", "twenty-five".
    private static final Set<String> HYPHENATING = Set.of(
            "full", "part", "real", "first", "second", "third", "half", "long", "short", "high", "low", "well", "self",
            "all", "mid", "cross", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final class Vocabulary {

        private static final String RESOURCE = "/bge-small-en-v1.5-q-tokenizer.json";
        private static final Set<String> WORDS = read();

        private static Set<String> read() {
            try (var json = Hyphens.class.getResourceAsStream(RESOURCE)) {
                if (json == null) {
                    return Set.of();
                }
                var words = new HashSet<String>();
                new ObjectMapper()
                        .readTree(json)
                        .path("model")
                        .path("vocab")
                        .fieldNames()
                        .forEachRemaining(words::add);
                return words;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + RESOURCE, e);
            }
        }
    }

    private final Set<String> words = new HashSet<>();

    /// Notes the words of a line that stand whole in it.
    void note(String line) {
        var matcher = WORD.matcher(line);
        while (matcher.find()) {
            boolean cut = matcher.end() + 1 == line.length() && isHyphen(line.charAt(matcher.end()));
            if (!cut) {
                words.add(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
    }

    /// Puts a line and the one below it together.
    String join(String above, String below) {
        if (above.isEmpty() || below.isEmpty()) {
            return above + below;
        }
        char last = above.charAt(above.length() - 1);
        boolean parted = isHyphen(last) && above.length() > 1 && Character.isLetter(above.charAt(above.length() - 2));
        if (last == 0xAD) {
            return above.substring(0, above.length() - 1) + below;
        }
        if (!parted || !Character.isLetter(below.codePointAt(0))) {
            return isWide(above) && isWide(below) ? above + below : above + " " + below;
        }
        if (!Character.isLowerCase(below.codePointAt(0))) {
            return above + below; // "Baden-/Württemberg"
        }
        var stem = above.substring(0, above.length() - 1);
        return keepsHyphen(lastWord(stem), firstWord(below)) ? above + below : stem + below;
    }

    private boolean keepsHyphen(String first, String second) {
        var joined = first + second;
        if (words.contains(joined)) {
            return false;
        }
        if (words.contains(first + "-" + second)) {
            return true;
        }
        if (first.contains("-")) {
            first = first.substring(first.lastIndexOf('-') + 1);
        }
        if (Vocabulary.WORDS.contains(joined)) {
            return false;
        }
        boolean twoWords =
                first.length() >= SHORTEST_WORD && second.length() >= SHORTEST_WORD && isWord(first) && isWord(second);
        return twoWords && (HYPHENATING.contains(first) || !Vocabulary.WORDS.contains("##" + second));
    }

    private boolean isWord(String word) {
        return words.contains(word) || Vocabulary.WORDS.contains(word);
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
            start--;
        }
        return text.substring(start).toLowerCase(Locale.ROOT);
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u00AD';
    }

    // Chinese and Japanese lines are joined without a space.
    private static boolean isWide(String text) {
        var script = Character.UnicodeScript.of(text.codePointBefore(text.length()));
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }
}
