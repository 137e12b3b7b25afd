package io.grapevine.answer.table;

import java.util.ArrayList;
import java.util.List;

/// Finds words of a table that are spelled nearly like a word of the question: one letter changed, left out,
/// added, or a common beginning ("norwegian", "norway").
final class NearSpelling {

    private static final int MOST = 3;
    private static final int COMMON = 5;

    private NearSpelling() {}

    /// At most three, in the order of the vocabulary. Costs one comparison for each word of the vocabulary.
    static List<String> near(String word, Iterable<String> vocabulary) {
        var found = new ArrayList<String>();
        if (word.length() < 4 || Character.isDigit(word.charAt(0))) {
            return found;
        }
        for (var other : vocabulary) {
            if (other.length() >= 4 && (isOneEdit(word, other) || sharesBeginning(word, other))) {
                found.add(other);
                if (found.size() == MOST) {
                    break;
                }
            }
        }
        return found;
    }

    private static boolean sharesBeginning(String one, String other) {
        return Math.abs(one.length() - other.length()) <= 4
                && one.length() >= COMMON
                && other.length() >= COMMON
                && one.regionMatches(0, other, 0, COMMON);
    }

    private static boolean isOneEdit(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || one.length() < 5 || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        var i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        var rest = one.substring(i);
        var otherRest = other.substring(i);
        return switch (one.length() - other.length()) {
            case 0 -> rest.isEmpty() || rest.substring(1).equals(otherRest.substring(1));
            case 1 -> rest.substring(1).equals(otherRest);
            case -1 -> rest.equals(otherRest.substring(1));
            default -> false;
        };
    }
}
