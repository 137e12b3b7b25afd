package io.grapevine.answer.table;

import java.util.Locale;
import java.util.regex.Pattern;

/// Reads cells that stand for a range of numbers: "6 to 9", "6–9", "10 or more", "over 10", "up to 3", "10+".
final class Intervals {

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final String UNIT = "\\s*\\p{L}{0,8}";
    private static final Pattern BETWEEN =
            Pattern.compile("(?:from |between )?" + NUMBER + UNIT + "\\s*(?:to|and|-|–|—|until)\\s*" + NUMBER + UNIT);
    private static final Pattern FROM = Pattern.compile("(?:from|at least|since|≥)\\s*" + NUMBER + UNIT + "|" + NUMBER
            + "\\s*\\+|" + NUMBER + UNIT + " (?:or|and) (?:more|over|above|older|longer)");
    private static final Pattern OVER = Pattern.compile("(?:over|more than|above|>)\\s*" + NUMBER + UNIT);
    private static final Pattern UNDER = Pattern.compile("(?:under|less than|below|<)\\s*" + NUMBER + UNIT);
    private static final Pattern TO = Pattern.compile("(?:up to|at most|until|≤)\\s*" + NUMBER + UNIT);

    /// 40 characters: a longer text is a sentence.
    private static final int LONGEST = 40;

    private Intervals() {}

    private static final Pattern IN_WORDS = Pattern.compile(
            "(?i).*\\d.*(?: to | or | and |\\+).*|(?:over|under|up to|from|at |more|less|above|below|[<>≥≤]).*\\d.*");

    /// Whether the text is a range, said by a word or sign that no score or date has.
    static boolean isRange(String text) {
        return text.length() <= LONGEST
                && IN_WORDS.matcher(text.strip()).matches()
                && (holds(text, 1e-9)
                        || holds(text, 1e12)
                        || BETWEEN.matcher(text.strip().toLowerCase(Locale.ROOT))
                                .matches());
    }

    /// Whether the text is a range that the value lies in.
    static boolean holds(String text, double value) {
        if (text.length() > LONGEST) {
            return false;
        }
        var plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=\\d)[,\u2009\u202f](?=\\d{3})", "");
        var between = BETWEEN.matcher(plain);
        if (between.matches()) {
            return value >= Double.parseDouble(between.group(1)) && value <= Double.parseDouble(between.group(2));
        }
        var over = OVER.matcher(plain);
        if (over.matches()) {
            return value > Double.parseDouble(over.group(1));
        }
        var under = UNDER.matcher(plain);
        if (under.matches()) {
            return value < Double.parseDouble(under.group(1));
        }
        var to = TO.matcher(plain);
        if (to.matches()) {
            return value <= Double.parseDouble(to.group(1));
        }
        var from = FROM.matcher(plain);
        return from.matches() && value >= Double.parseDouble(first(from.group(1), from.group(2), from.group(3)));
    }

    private static String first(String... groups) {
        for (var group : groups) {
            if (group != null) {
                return group;
            }
        }
        throw new IllegalArgumentException("a pattern matched without its number");
    }
}
