package io.grapevine.ingest.load.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The numbers that Word gives to paragraphs: counted on from paragraph to paragraph, in nine levels a list.
final class Numbering {

    private static final int LEVELS = 9;

    private final Map<String, String> abstractOf = new HashMap<>(); // of a list, its definition
    private final Map<String, Level[]> levels = new HashMap<>(); // by definition
    private final Map<String, int[]> counters = new HashMap<>(); // by definition

    /// @param text with `%1` for the number of the first level
    private record Level(int start, String format, String text) {}

    static Numbering of(XmlParts parts, String part) throws IOException {
        var numbering = new Numbering();
        parts.whole(part).ifPresent(numbering::take);
        return numbering;
    }

    private void take(XmlNode root) {
        root.all("abstractNum").forEach(definition -> {
            var defined = new Level[LEVELS];
            definition.all("lvl").forEach(level -> {
                int index = level.number("ilvl", 0);
                if (index >= 0 && index < LEVELS) {
                    defined[index] = new Level(
                            level.first("start")
                                    .map(start -> start.number("val", 1))
                                    .orElse(1),
                            level.first("numFmt")
                                    .map(format -> format.get("val"))
                                    .orElse("decimal"),
                            level.first("lvlText").map(text -> text.get("val")).orElse(""));
                }
            });
            levels.put(definition.get("abstractNumId"), defined);
        });
        root.all("num")
                .forEach(list -> abstractOf.put(
                        list.get("numId"),
                        list.first("abstractNumId")
                                .map(definition -> definition.get("val"))
                                .orElse("")));
    }

    /// The next number of a list, such as `2.1`; `-` for a bullet, empty where the list is not known.
    String next(String list, int level) {
        var definition = abstractOf.get(list);
        var defined = definition == null ? null : levels.get(definition);
        if (defined == null || level < 0 || level >= LEVELS || defined[level] == null) {
            return "";
        }
        var counts = counters.computeIfAbsent(definition, unused -> new int[LEVELS]);
        counts[level]++;
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            counts[deeper] = 0;
        }
        if (defined[level].format.equals("bullet")) {
            return "-";
        }
        var label = defined[level].text;
        for (int i = 0; i <= level; i++) {
            if (defined[i] != null) {
                int number = defined[i].start + Math.max(counts[i], 1) - 1;
                label = label.replace("%" + (i + 1), written(number, defined[i].format));
            }
        }
        return label.strip();
    }

    private static String written(int number, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(number);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(number);
            case "none" -> "";
            default -> String.valueOf(number);
        };
    }

    // Behind z come aa, bb.
    private static String letters(int number) {
        return number < 1
                ? String.valueOf(number)
                : String.valueOf((char) ('a' + (number - 1) % 26)).repeat(Math.min(9, (number - 1) / 26 + 1));
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) {
            return String.valueOf(number);
        }
        var written = new StringBuilder();
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                written.append(signs[i]);
                rest -= values[i];
            }
        }
        return written.toString();
    }
}
