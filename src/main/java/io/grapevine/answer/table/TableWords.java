package io.grapevine.answer.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Cuts cells and questions into words that can be compared: lower case, numbers without thousands separators
/// and trailing zeros, plural and verb endings removed.
final class TableWords {

    private static final Pattern GROUPED = Pattern.compile("(?<=\\d),(?=\\d{3})");
    private static final Pattern WORD = Pattern.compile("\\d+(?:\\.\\d+)?|[\\p{L}\\p{M}]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Set<String> STOP = set(
            "a an the of in on at to for from by with and or as is are was were be been being do does did has have had "
                    + "what which who whom whose when where how why that this these those it its there than then "
                    + "s t if any all each per no not if into over under out up down me tell give show list name "
                    + "he she they his her their them i we our you your much many");

    private TableWords() {}

    /// The words of a text with a space between them.
    static Set<String> set(String words) {
        return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /// Words in their order; a number is one word.
    static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var matcher = WORD.matcher(GROUPED.matcher(plain).replaceAll(""));
        var words = new ArrayList<String>();
        while (matcher.find()) {
            words.add(isNumber(matcher.group()) ? plainNumber(matcher.group()) : matcher.group());
        }
        return words;
    }

    /// The stems of the words of a text.
    static List<String> stems(String text) {
        return words(text).stream().map(TableWords::stem).toList();
    }

    /// A word without plural or verb ending; two forms of a word mostly have the same stem.
    static String stem(String word) {
        if (word.length() < 4 || !Character.isLetter(word.charAt(0))) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("shes") || word.endsWith("ches") || word.endsWith("xes")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
            return word.substring(0, word.length() - 1);
        }
        if (word.endsWith("ing") && word.length() > 6) {
            return undouble(word.substring(0, word.length() - 3));
        }
        if (word.endsWith("ed") && word.length() > 5) {
            return undouble(word.substring(0, word.length() - 2));
        }
        return word;
    }

    private static String undouble(String stem) {
        var last = stem.length() - 1;
        return stem.charAt(last) == stem.charAt(last - 1) && "bdgmnprt".indexOf(stem.charAt(last)) >= 0
                ? stem.substring(0, last)
                : stem;
    }

    static boolean isStop(String word) {
        return STOP.contains(word);
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private static String plainNumber(String digits) {
        if (digits.indexOf('.') >= 0) {
            digits = digits.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        var from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0' && digits.charAt(from + 1) != '.') {
            from++;
        }
        return digits.substring(from);
    }
}
