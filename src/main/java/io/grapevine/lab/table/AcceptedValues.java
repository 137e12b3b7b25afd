package io.grapevine.lab.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The values that a right answer holds, and how an answer is judged by them: words and numbers in lower case,
/// numbers by value, each value's words one after the other.
public final class AcceptedValues {

    private static final Pattern GROUPED = Pattern.compile("(?<=\\d),(?=\\d{3})");
    private static final Pattern TOKEN =
            Pattern.compile("\\d+(?:\\.\\d+)?|[^\\W\\d_]+", Pattern.UNICODE_CHARACTER_CLASS);
    /// 40: a first statement with more words answers nobody.
    private static final int MOST_WORDS = 40;

    private final List<List<String>> values;

    public AcceptedValues(List<String> values) {
        this.values = values.stream().map(AcceptedValues::tokens).toList();
    }

    /// Whether a statement of at most 40 words holds all of them.
    public boolean areIn(String statement) {
        var words = tokens(statement);
        return words.size() <= MOST_WORDS && values.stream().allMatch(value -> holds(words, value));
    }

    /// Whether these are the accepted values and no others; a unit behind an accepted number may be missing.
    public boolean are(List<String> found) {
        if (found.size() != values.size()) {
            return false;
        }
        var read = found.stream().map(AcceptedValues::tokens).toList();
        return values.stream().allMatch(value -> read.stream().anyMatch(f -> isSame(f, value)))
                && read.stream().allMatch(f -> values.stream().anyMatch(value -> isSame(f, value)));
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private static boolean isSame(List<String> found, List<String> accepted) {
        if (found.equals(accepted)) {
            return !found.isEmpty();
        }
        return found.size() == 1
                && accepted.size() == 2
                && found.getFirst().equals(accepted.getFirst())
                && Character.isDigit(found.getFirst().charAt(0))
                && Character.isLetter(accepted.getLast().charAt(0));
    }

    private static boolean holds(List<String> words, List<String> wanted) {
        for (var i = 0; !wanted.isEmpty() && i + wanted.size() <= words.size(); i++) {
            if (words.subList(i, i + wanted.size()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    static List<String> tokens(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var matcher = TOKEN.matcher(GROUPED.matcher(plain).replaceAll(""));
        var tokens = new ArrayList<String>();
        while (matcher.find()) {
            var token = matcher.group();
            tokens.add(Character.isDigit(token.charAt(0)) ? plainNumber(token) : token);
        }
        return tokens;
    }

    private static String plainNumber(String digits) {
        var rounded = "%.6f".formatted(Double.parseDouble(digits));
        return rounded.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
