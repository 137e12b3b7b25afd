package io.grapevine.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What tells a document from the other versions of it: a number, a day, or both.
///
/// Conservative: mails, records, and what comes out again and again (minutes, reports, invoices) are documents
/// of their own, whatever their names have in common.
///
/// @param family what the paths of its versions have in common; empty where its path has no mark of a version
/// @param titled what the titles of its versions have in common; empty where it says neither version nor date
/// @param number such as 2.1, as [2, 1]
/// @param day    `2024-03-01`, `2024-03` or `2024`
public record Edition(Optional<String> family, Optional<String> titled, List<Integer> number, Optional<String> day) {

    private static final Pattern NUMBER = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(?:v|ver|version|rev|revision|fassung|edition|ed)[-_. ]{0,2}(\\d{1,3}(?:[._]\\d{1,3}){0,2})(?![\\p{L}\\p{N}])");
    private static final Pattern DAY = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\\d|3[01]))?)?(?!\\d)");
    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("(?i)^\\s*+(?:version|rev|v)?+[. ]*+(\\d{1,4}(?:\\.\\d{1,4}){0,3})\\s*+$");
    private static final Pattern AGAIN_AND_AGAIN = Pattern.compile(
            "(?i)(?<!\\p{L})(?:minutes|meeting|agenda|reports?|newsletter|news|invoice|bill|receipt|statement|log|diary|journal|letter|"
                    + "protokolle?|sitzung|bericht|jahresbericht|rechnung|rundbrief|brief|tagebuch|compte.rendu|rapport|facture)(?!\\p{L})");
    private static final List<String> DAYS = List.of("date", "valid-from", "modified", "created");
    private static final List<String> SAID = List.of("version", "date", "valid-from");

    public Edition {
        number = List.copyOf(number);
    }

    public static Edition of(Document document) {
        var stem = stem(document.source());
        var number = document.first("version")
                .flatMap(Edition::plainNumber)
                .or(() -> number(stem))
                .or(() -> number(document.title()))
                .orElse(List.of());
        var day = DAYS.stream()
                .limit(2)
                .flatMap(field -> document.first(field).stream())
                .filter(value -> DAY.matcher(value).lookingAt())
                .findFirst()
                .or(() -> day(stem))
                .or(() -> day(document.title()))
                .or(() -> DAYS.stream()
                        .skip(2)
                        .flatMap(field -> document.first(field).stream())
                        .findFirst());
        return new Edition(family(document, stem), titled(document), number, day);
    }

    private static Optional<String> family(Document document, String stem) {
        var plain = words(stem);
        var marked = document.metadata().containsKey("version")
                || number(stem).isPresent()
                || day(stem).isPresent();
        return isOfItsOwn(document, stem) || plain.isEmpty() || !marked
                ? Optional.empty()
                : Optional.of(document.collection() + "\n" + folder(document.source()) + plain);
    }

    private static Optional<String> titled(Document document) {
        var plain = words(document.title());
        var says = SAID.stream().anyMatch(document.metadata()::containsKey);
        return isOfItsOwn(document, document.title()) || plain.isEmpty() || !says
                ? Optional.empty()
                : Optional.of(document.collection() + "\n" + plain);
    }

    private static boolean isOfItsOwn(Document document, String name) {
        return AGAIN_AND_AGAIN.matcher(name).find()
                || document.mediaType().equals("application/jsonl")
                || document.mediaType().startsWith("message/")
                || document.mediaType().contains("outlook");
    }

    /// Whether this one is newer than the other: by number where both have one, else by day; false where nothing
    /// tells.
    public boolean isNewerThan(Edition other) {
        if (!number.isEmpty() && !other.number.isEmpty()) {
            int compared = compare(number, other.number);
            return compared > 0 || compared == 0 && isLater(other);
        }
        return isLater(other);
    }

    private boolean isLater(Edition other) {
        return day.isPresent()
                && other.day.isPresent()
                && day.get().compareTo(other.day.get()) > 0
                && !day.get().startsWith(other.day.get());
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int compared = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /// `version 2 of 2026-01-15`.
    public String told() {
        var version = number.isEmpty()
                ? Stream.<String>empty()
                : Stream.of("version "
                        + String.join(".", number.stream().map(String::valueOf).toList()));
        return String.join(", ", Stream.concat(version, day.stream()).toList());
    }

    private static Optional<List<Integer>> plainNumber(String version) {
        var found = PLAIN_NUMBER.matcher(version);
        return found.matches() ? Optional.of(numbers(found.group(1))) : Optional.empty();
    }

    private static Optional<List<Integer>> number(String name) {
        return NUMBER.matcher(name).results().findFirst().map(found -> numbers(found.group(1)));
    }

    private static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        for (var part : text.split("[._]")) {
            numbers.add(Integer.valueOf(part));
        }
        return numbers;
    }

    private static Optional<String> day(String name) {
        return DAY.matcher(name)
                .results()
                .findFirst()
                .map(found -> String.join(
                        "-",
                        Stream.of(found.group(1), found.group(2), found.group(3))
                                .filter(part -> part != null)
                                .toList()));
    }

    /// A name without what tells versions apart.
    private static String words(String name) {
        var plain = DAY.matcher(NUMBER.matcher(name).replaceAll(" ")).replaceAll(" ");
        return plain.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String stem(String source) {
        var name = source.substring(source.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String folder(String source) {
        return source.substring(0, source.lastIndexOf('/') + 1);
    }

    /// The names of older versions that a document says it takes the place of, in lower case.
    public static List<String> superseded(Map<String, List<String>> metadata) {
        return metadata.getOrDefault("supersedes", List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
