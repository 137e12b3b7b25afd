package io.grapevine.answer.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The codes of a question: `E23`, `HM-400-US`, `TideSense 500`, `clause 7.3`. A passage of a document that does
/// not have them does not answer, however close it is.
final class Codes {

    private static final Pattern MIXED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}.-]*\\p{L})(?=[\\p{L}\\p{N}.-]*\\p{N})[\\p{Lu}\\p{N}][\\p{L}\\p{N}]*(?:[.-][\\p{L}\\p{N}]+)*");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?<=\\p{Lu}[\\p{L}\\p{N}]{2,30} |clause |section |article |error |code |invoice |number |no\\. )"
                    + "\\d++(?:\\.\\d++)*+(?![\\p{L}\\p{N}%°.-])");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Set<String> MONTHS = Set.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Januar",
            "Februar",
            "März",
            "Mai",
            "Juni",
            "Juli",
            "Oktober",
            "Dezember");
    private static final Pattern ORDINAL = Pattern.compile("\\d+(?:st|nd|rd|th|s|m|km|kg|h|am|pm|x|°C)?");

    private Codes() {}

    /// The terms of the question's codes.
    static Set<String> of(String question) {
        var codes = new HashSet<String>();
        MIXED.matcher(question)
                .results()
                .map(found -> found.group())
                .filter(code -> !ORDINAL.matcher(code).matches())
                .forEach(code -> codes.addAll(Terms.of(code)));
        NUMBERED.matcher(question).results().forEach(found -> {
            var before = question.substring(0, found.start()).strip();
            var word = before.substring(before.lastIndexOf(' ') + 1);
            if (!YEAR.matcher(found.group()).matches() && !MONTHS.contains(word) && before.contains(" ")) {
                codes.addAll(Terms.of(found.group()));
            }
        });
        return codes;
    }

    /// Of the candidates those whose document, as far as it was found, has all codes of the question.
    static List<Candidate> keep(String question, List<Candidate> candidates) {
        var codes = of(question);
        if (codes.isEmpty()) {
            return candidates;
        }
        var known = new java.util.HashMap<String, Set<String>>();
        for (var candidate : candidates) {
            var terms = known.computeIfAbsent(candidate.passage().documentId(), id -> new HashSet<>());
            terms.addAll(candidate.terms());
            terms.addAll(candidate.context());
        }
        return candidates.stream()
                .filter(candidate -> known.get(candidate.passage().documentId()).containsAll(codes))
                .toList();
    }
}
