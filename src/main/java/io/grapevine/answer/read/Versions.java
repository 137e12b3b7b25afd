package io.grapevine.answer.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Decides between versions of one document: a year that the question names picks its version, else the newest
/// one speaks, and a document that says that it was replaced is silent.
///
/// @param current candidates of the versions that may speak
/// @param chosen  titles of the documents that were preferred to another version, by document
public record Versions(List<Candidate> current, Map<String, String> chosen) {

    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");
    private static final Pattern REPLACED = Pattern.compile(
            "(?i)\\b(?:(?:was |is |has been )?(?:replaced|superseded) (?:on|by|since)|no longer (?:valid|in force|applies)|"
                    + "out of force|obsolete|withdrawn|ersetzt durch|nicht mehr gültig|remplacée? par|n'est plus valable)\\b");
    private static final Pattern OLD = Pattern.compile(
            "(?i)\\b(?:old|older|former|previous|earlier|before|used to|original|changed?|changes|compare|comparison|difference|different|"
                    + "alt|früher|ancien\\w*|versions?)\\b");
    /// Sentences at the beginning of a document that speak of the document itself.
    private static final int FIRST = 3;

    /// The candidates that may answer the question.
    public static Versions of(String question, List<Candidate> candidates) {
        if (OLD.matcher(question).find()) {
            return new Versions(candidates, Map.of());
        }
        var years = years(question);
        var silent = new HashSet<String>();
        var chosen = new HashMap<String, String>();
        var families = new HashMap<String, Map<String, Integer>>();
        for (var candidate : candidates) {
            var passage = candidate.passage();
            var family = family(passage.title());
            if (passage.index() == 0
                    && candidate.index() < FIRST
                    && REPLACED.matcher(candidate.text()).find()
                    && years.stream().noneMatch(year -> passage.title().contains(year))) {
                silent.add(passage.documentId());
            }
            latestYear(passage.title())
                    .ifPresent(year -> families.computeIfAbsent(family, f -> new HashMap<>())
                            .put(passage.documentId(), year));
        }
        for (var versions : families.values()) {
            prefer(versions, years, silent);
        }
        for (var candidate : candidates) {
            var id = candidate.passage().documentId();
            var others = families.getOrDefault(family(candidate.passage().title()), Map.of());
            if (!silent.contains(id) && others.size() > 1) {
                chosen.put(id, candidate.passage().title());
            }
        }
        var current = candidates.stream()
                .filter(candidate -> !silent.contains(candidate.passage().documentId()))
                .toList();
        return new Versions(current.isEmpty() ? candidates : current, chosen);
    }

    /// Two versions of one document, the sentences of each in their order.
    public record Pair(List<Candidate> older, List<Candidate> newer) {}

    /// The two versions that a question compares: those of the years that it names, else the two newest; of
    /// several documents the one whose title has most words of the question. Empty where no two were found.
    public static Optional<Pair> pair(String question, List<Candidate> candidates) {
        var families = new LinkedHashMap<String, TreeMap<Integer, String>>();
        for (var candidate : candidates) {
            var passage = candidate.passage();
            latestYear(passage.title())
                    .ifPresent(year -> families.computeIfAbsent(family(passage.title()), f -> new TreeMap<>())
                            .putIfAbsent(year, passage.documentId()));
        }
        families.values().removeIf(versions -> versions.size() < 2);
        var asked = Terms.of(question);
        return families.entrySet().stream()
                .filter(family -> Terms.of(family.getKey()).stream().anyMatch(asked::contains))
                .max(Comparator.comparingLong(family -> Terms.of(family.getKey()).stream()
                        .filter(asked::contains)
                        .count()))
                .map(family -> pair(family.getValue(), years(question), candidates));
    }

    private static Pair pair(TreeMap<Integer, String> versions, Set<String> named, List<Candidate> candidates) {
        var meant = new TreeMap<>(versions);
        if (versions.keySet().stream()
                        .filter(year -> named.contains(year.toString()))
                        .count()
                == 2) {
            meant.keySet().removeIf(year -> !named.contains(year.toString()));
        }
        var newer = meant.pollLastEntry().getValue();
        return new Pair(sentencesOf(meant.lastEntry().getValue(), candidates), sentencesOf(newer, candidates));
    }

    private static List<Candidate> sentencesOf(String document, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.passage().documentId().equals(document))
                .sorted(Comparator.comparingInt((Candidate c) -> c.passage().start())
                        .thenComparingInt(Candidate::index))
                .toList();
    }

    private static void prefer(Map<String, Integer> versions, Set<String> years, Set<String> silent) {
        if (versions.size() < 2) {
            return;
        }
        var named = new ArrayList<String>();
        versions.forEach((id, year) -> {
            if (years.contains(year.toString())) {
                named.add(id);
            }
        });
        if (!named.isEmpty()) {
            versions.keySet().stream().filter(id -> !named.contains(id)).forEach(silent::add);
        } else if (years.isEmpty()) {
            var newest = versions.values().stream().max(Integer::compare).orElseThrow();
            versions.forEach((id, year) -> {
                if (year < newest) {
                    silent.add(id);
                }
            });
        }
    }

    /// The title without what tells versions apart.
    private static String family(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(?:version|revision|rev|edition|v)\\b|[\\d().,:_-]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// A title with a day or a number of its own names an event, not a version.
    private static Optional<Integer> latestYear(String title) {
        var withoutYears = YEAR.matcher(title).replaceAll(" ");
        if (withoutYears.matches(".*\\d.*")) {
            return Optional.empty();
        }
        return YEAR.matcher(title)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .max(Integer::compare);
    }

    private static Set<String> years(String question) {
        var years = new HashSet<String>();
        YEAR.matcher(question).results().forEach(found -> years.add(found.group()));
        return years;
    }
}
