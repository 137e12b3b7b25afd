package io.grapevine.answer.rewrite;

import io.grapevine.language.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// `the second one`, `the first`, `the latter`: an item of what was listed last. One pass over question and
/// answer.
final class Ordinals {

    private static final Map<String, Integer> PLACES = Map.ofEntries(
            Map.entry("first", 0),
            Map.entry("1st", 0),
            Map.entry("former", 0),
            Map.entry("second", 1),
            Map.entry("2nd", 1),
            Map.entry("third", 2),
            Map.entry("3rd", 2),
            Map.entry("fourth", 3),
            Map.entry("4th", 3),
            Map.entry("fifth", 4),
            Map.entry("5th", 4),
            Map.entry("last", -1),
            Map.entry("latter", -1));
    private static final Set<String> GENERIC = Set.of("one", "ones", "option", "item", "point", "entry");
    private static final int LONGEST_ITEM = 80;

    private Ordinals() {}

    /// @param from first word, the article included
    /// @param to   word behind the last
    record Place(int from, int to, int index) {

        Optional<String> in(List<String> items) {
            int i = index < 0 ? items.size() - 1 : index;
            return items.size() > 1 && i < items.size() ? Optional.of(items.get(i)) : Optional.empty();
        }
    }

    static Optional<Place> of(Syntax question) {
        for (int i = 1; i < question.words().size(); i++) {
            var place = place(question.word(i).lower());
            if (place.isEmpty() || !question.word(i - 1).lower().equals("the")) {
                continue;
            }
            var next = question.word(i + 1);
            if (GENERIC.contains(next.lower())) {
                return Optional.of(new Place(i - 1, i + 2, place.getAsInt()));
            }
            // the first printed book
            boolean describes = next.is("VERB") && question.word(i + 2).is("NOUN", "PROPN", "ADJ");
            if (!describes && (next.tag().isEmpty() || next.is("PUNCT", "AUX", "VERB", "CCONJ", "PART"))) {
                return Optional.of(new Place(i - 1, i + 1, place.getAsInt()));
            }
        }
        return Optional.empty();
    }

    private static OptionalInt place(String word) {
        return PLACES.containsKey(word) ? OptionalInt.of(PLACES.get(word)) : OptionalInt.empty();
    }

    /// What a text lists: its bullets or numbered lines, else the names of an enumeration `A, B and C`.
    static List<String> listed(String answer, List<Syntax> sentences) {
        var items = new ArrayList<String>();
        answer.lines().map(Ordinals::item).flatMap(Optional::stream).forEach(items::add);
        if (items.size() > 1) {
            return items;
        }
        return sentences.stream()
                .map(Ordinals::enumerated)
                .filter(names -> names.size() > 1)
                .findFirst()
                .orElse(List.of());
    }

    /// The text of a list's line, up to its first clause.
    private static Optional<String> item(String line) {
        var text = line.strip();
        int i = 0;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || "-*•.)".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i == 0 || i >= text.length() || !Character.isWhitespace(text.charAt(i))) {
            return Optional.empty();
        }
        int end = i;
        while (end < text.length() && ":;,(–".indexOf(text.charAt(end)) < 0 && end - i < LONGEST_ITEM) {
            end++;
        }
        var item = Wording.withoutMarks(text.substring(i, end));
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /// The longest run of noun phrases that only commas, `and` and `or` part.
    private static List<String> enumerated(Syntax text) {
        List<String> best = List.of();
        var run = new ArrayList<String>();
        int behind = -1;
        for (var noun : text.nouns()) {
            if (!joins(text, behind, noun.from())) {
                run.clear();
            }
            run.add(noun.name());
            behind = noun.to();
            if (run.size() > best.size()) {
                best = List.copyOf(run);
            }
        }
        return best;
    }

    private static boolean joins(Syntax text, int from, int to) {
        if (from < 0 || from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            switch (text.word(i).lower()) {
                case ",", "and", "or", "the", "a", "an", "&" -> {}
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
