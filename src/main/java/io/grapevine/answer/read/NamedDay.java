package io.grapevine.answer.read;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The day that a question names: `the meeting of 3 September 2025`. Where the titles of documents have that
/// day, only they answer.
final class NamedDay {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
    private static final Pattern DAY_FIRST =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? " + MONTH + "\\b,?(?: (\\d{4})\\b)?");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?\\b,?(?: (\\d{4})\\b)?");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");

    /// A day as month and day of the month; the year may be left out.
    private record Day(int month, int day, String year) {

        boolean isSame(Day other) {
            return month == other.month
                    && day == other.day
                    && (year.isEmpty() || other.year.isEmpty() || year.equals(other.year));
        }
    }

    private NamedDay() {}

    /// The candidates of documents whose titles have the question's day; all where none has.
    static List<Candidate> keep(String question, List<Candidate> candidates) {
        var asked = days(question);
        if (asked.isEmpty()) {
            return candidates;
        }
        var kept = candidates.stream()
                .filter(candidate -> days(candidate.passage().title()).stream()
                        .anyMatch(day -> asked.stream().anyMatch(day::isSame)))
                .toList();
        return kept.isEmpty() ? candidates : kept;
    }

    private static Set<Day> days(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var days = new HashSet<Day>();
        DAY_FIRST.matcher(lower).results().forEach(found -> days.add(day(found, 2, 1)));
        MONTH_FIRST.matcher(lower).results().forEach(found -> days.add(day(found, 1, 2)));
        ISO.matcher(lower)
                .results()
                .forEach(found -> days.add(
                        new Day(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), found.group(1))));
        return days;
    }

    private static Day day(MatchResult found, int month, int day) {
        return new Day(
                MONTHS.indexOf(found.group(month)) + 1,
                Integer.parseInt(found.group(day)),
                found.group(3) == null ? "" : found.group(3));
    }
}
