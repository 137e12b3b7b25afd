package io.grapevine.answer.table;

import java.util.Locale;
import java.util.Set;

/// Knows the cells by which a table says yes or no, in some languages and as signs.
final class Marks {

    private static final Set<String> YES =
            Set.of("yes", "y", "true", "x", "✓", "✔", "ja", "oui", "si", "sí", "sì", "sim", "да", "是", "有", "included");
    private static final Set<String> NO = Set.of(
            "no", "n", "false", "✗", "✘", "nein", "non", "não", "нет", "否", "无", "nee", "none", "-", "–", "—", "");

    private Marks() {}

    static boolean isYes(String cell) {
        return YES.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    static boolean isNo(String cell) {
        return NO.contains(cell.strip().toLowerCase(Locale.ROOT));
    }
}
