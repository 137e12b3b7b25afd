package io.grapevine.answer.retrieve;

import io.grapevine.domain.Edition;
import io.grapevine.domain.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which version of a document a question wants.
///
/// @param any     where versions are compared, or the documents were chosen by hand: all may answer
/// @param numbers of the versions that it names
/// @param days    on which the version has to be in force
record AskedEdition(boolean any, List<List<Integer>> numbers, List<String> days) {

    private static final Pattern COMPARED = Pattern.compile(
            "(?i)\\b(?:old|older|former|formerly|previous|previously|earlier|used to|original|originally|chang\\w+|compare\\w*|comparison|differ\\w*|"
                    + "history|development|versions|editions|alte[nrsm]?|ältere\\w*|frühere?\\w*|vorige\\w*|geändert|unterschied\\w*|verglich\\w*|vergleich\\w*|"
                    + "ancien\\w*|précéden\\w*|changé\\w*|différen\\w*)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER = Pattern.compile(
            "(?i)\\b(?:version|revision|rev|v|fassung|edition)[. ]?(\\d{1,3}(?:\\.\\d{1,3}){0,2})\\b(?![-./]?\\d)");
    private static final Pattern VERSION =
            Pattern.compile("(?i)(?:\\b(?:in|of|from|by|according to|im|der|laut)\\s+(?:the\\s+)?)?"
                    + NUMBER.pattern().replace("(?i)", ""));
    private static final Map<String, Integer> MONTHS = months();
    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final Pattern DAY = Pattern.compile(
            "(?i)(?:\\b(in|im|since|as of|from|on|until|before|by|after|during|of|the|seit|ab|stand|vor|vom|bis|der|die|en|depuis|avant)\\s+(?:the year |year |jahr )?)?"
                    + "(?:(" + String.join("|", MONTHS.keySet()) + ")\\.?\\s+)?\\b(" + YEAR
                    + ")(?:-(\\d\\d)(?:-(\\d\\d))?)?\\b"
                    + "(\\s*(?:version|edition|revision|fassung|ausgabe|policy|rules))?",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> BEFORE = Set.of("before", "vor", "avant");
    private static final Set<String> ONLY_OF_A_VERSION = Set.of("of", "the", "der", "die");
    private static final Set<String> FIELDS_OF_VERSIONS =
            Set.of("version", "date", "valid-from", "valid-until", "source", "title");

    static AskedEdition of(Question question) {
        var filter = question.filter();
        boolean chosen = question.scope().documents().isPresent()
                && (filter.conditions().isEmpty()
                        || !filter.documents().isEmpty()
                        || filter.conditions().stream().anyMatch(c -> FIELDS_OF_VERSIONS.contains(c.field())));
        return new AskedEdition(
                chosen || COMPARED.matcher(question.text()).find(), numbers(question.text()), days(question.text()));
    }

    /// A question without the words that say which version it is asked of: the version itself does not hold
    /// them.
    static String without(String question) {
        var rest = DAY.matcher(question)
                .replaceAll(found -> Matcher.quoteReplacement(day(found).isPresent() ? "" : found.group()));
        var plain = VERSION.matcher(rest)
                .replaceAll("")
                .replaceAll("\\s+([?.!,])", "$1")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.isEmpty() ? question : plain;
    }

    private static List<List<Integer>> numbers(String question) {
        return NUMBER.matcher(question)
                .results()
                .map(found -> Stream.of(found.group(1).split("\\."))
                        .map(Integer::valueOf)
                        .toList())
                .toList();
    }

    private static List<String> days(String question) {
        var days = new ArrayList<String>();
        DAY.matcher(question).results().forEach(found -> day(found).ifPresent(days::add));
        return days;
    }

    /// The last day that is meant, as texts compare: `2024-99` is behind every day of the year.
    private static Optional<String> day(MatchResult found) {
        var before = Optional.ofNullable(found.group(1)).map(String::toLowerCase);
        boolean ofVersion = found.group(6) != null;
        boolean told = found.group(2) != null || found.group(4) != null;
        if (!ofVersion && !told && (before.isEmpty() || ONLY_OF_A_VERSION.contains(before.get()))) {
            return Optional.empty(); // a year that the question is about, not one that it is asked for
        }
        boolean earlier = before.filter(BEFORE::contains).isPresent();
        var month = found.group(4) != null
                ? Optional.of(Integer.valueOf(found.group(4)))
                : Optional.ofNullable(found.group(2)).map(name -> MONTHS.get(name.toLowerCase(Locale.ROOT)));
        int day = Optional.ofNullable(found.group(5)).map(Integer::valueOf).orElse(earlier ? 1 : 99);
        return Optional.of(found.group(3)
                + month.map(m -> "-%02d-%02d".formatted(m, earlier ? day - 1 : day))
                        .orElse(earlier ? "-00" : "-99"));
    }

    /// The editions that are asked for; the newest where none is.
    ///
    /// @param all versions of one document, with those that each is newer than
    <T> Set<T> wanted(Map<T, Edition> all, Set<T> newest) {
        var byNumber = all.entrySet().stream()
                .filter(version -> numbers.contains(version.getValue().number()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!byNumber.isEmpty()) {
            return byNumber;
        }
        var byDay = days.stream().flatMap(day -> inForce(all, day).stream()).collect(Collectors.toSet());
        return byDay.isEmpty() ? newest : byDay;
    }

    /// The newest of those that are not younger than a day.
    private static <T> Optional<T> inForce(Map<T, Edition> all, String day) {
        return all.entrySet().stream()
                .filter(version -> version.getValue()
                        .day()
                        .filter(d -> d.compareTo(day) <= 0)
                        .isPresent())
                .reduce((a, b) -> b.getValue().isNewerThan(a.getValue()) ? b : a)
                .map(Map.Entry::getKey);
    }

    private static Map<String, Integer> months() {
        var names = List.of(
                "january januar janvier jan",
                "february februar février feb",
                "march märz mars mar",
                "april avril apr",
                "may mai",
                "june juni juin jun",
                "july juli juillet jul",
                "august août aug",
                "september septembre sep sept",
                "october oktober octobre oct okt",
                "november novembre nov",
                "december dezember décembre dec dez");
        var months = new LinkedHashMap<String, Integer>();
        for (int month = 0; month < names.size(); month++) {
            for (var name : names.get(month).split(" ")) {
                months.put(name, month + 1);
            }
        }
        return months;
    }
}
