package io.grapevine.answer.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files that a question speaks of as what it is asked of: `Summarise board minutes.docx`, `What does
/// contract.pdf say about rent?`. A file that is merely mentioned (`Which letters mention plan.pdf?`) is none.
final class NamedFiles {

    private static final Pattern FILE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_()\\[\\]+&./-])[\\p{L}\\p{N}_()\\[\\]+&./-]*[\\p{L}\\p{N}_)\\]]\\.(?:md|markdown|txt|text|pdf|docx?|odt|rtf|html?|csv|tsv|xlsx?|"
                    + "ods|pptx?|odp|epub|eml|msg|mbox|jsonl|ndjson|json|xml|log|zip|ya?ml|java|py)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ASKED_OF = Pattern.compile(
            "(?i)(?:\\b(?:summari[sz]e|summary|overview|outline|according to|in|from|of|with|does|do|did|and|or|file|files|document|"
                    + "documents|compare|read|explain|fasse|zusammenfassung|laut|gemäß|aus|von|datei|dokument|steht|resume[sz]?|"
                    + "résume[rz]?|selon|dans|du|le fichier|según|en|archivo)|[:,])\\s*[\"“„'`]?$");
    private static final Pattern GERMAN =
            Pattern.compile("(?i)\\b(?:fasse|wer|wie|wann|laut|steht|datei|gibt|zusammen|welche[rnms]?)\\b");
    /// Names may have blanks in them.
    private static final int MOST_WORDS_BEFORE = 5;

    private NamedFiles() {}

    /// A place in a question that may name a file.
    ///
    /// @param names what it may be called, the longest first
    record Place(int end, List<String> names) {}

    static List<Place> in(String question) {
        var places = new ArrayList<Place>();
        var found = FILE.matcher(question);
        while (found.find()) {
            var before = question.substring(0, found.start());
            var words = before.split("(?<=\\s)");
            var names = new ArrayList<String>();
            names.add(found.group());
            var name = found.group();
            for (int i = words.length - 1; i >= 0 && i >= words.length - MOST_WORDS_BEFORE && !before.isEmpty(); i--) {
                name = words[i] + name;
                names.addFirst(unquoted(name));
            }
            places.add(new Place(found.end(), List.copyOf(names)));
        }
        return places;
    }

    /// The question without the name of a file that it is asked of; empty where that is only mentioned.
    static Optional<String> without(String question, Place place, String name) {
        int start = question.lastIndexOf(name, place.end() - name.length());
        if (start < 0) {
            return Optional.empty();
        }
        var before = question.substring(0, start);
        if (!before.isBlank() && !ASKED_OF.matcher(before).find()) {
            return Optional.empty();
        }
        var document = GERMAN.matcher(question).find() ? "dieses Dokument" : "this document";
        return Optional.of((before.replaceFirst("[\"“„'`]$", "").stripTrailing().replaceFirst("[:,]$", "") + " "
                        + document + question.substring(place.end()).replaceFirst("^[\"”“'`]", ""))
                .strip()
                .replaceAll(
                        "(?i)\\b(?:this|the|diese|die) (?:file|document|datei) (this document|dieses Dokument)", "$1"));
    }

    private static String unquoted(String name) {
        return Stream.of(name)
                .map(n -> n.replaceFirst("^[\"“„'`]", ""))
                .findFirst()
                .orElse(name);
    }
}
