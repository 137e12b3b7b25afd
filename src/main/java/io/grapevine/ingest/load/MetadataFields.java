package io.grapevine.ingest.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Brings metadata, whatever format it came from, into one form: names that mean the same become one name, days
/// are written as `2024-03-01`, lists in one text are taken apart.
public final class MetadataFields {

    /// When the content of the document is of, as it says itself.
    public static final String DATE = "date";
    /// When the file was last written.
    public static final String FILE_MODIFIED = "file-modified";

    private static final int MOST_FIELDS = 100;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_VALUE = 1_000;

    /// What other products call the fields that we name ourselves.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("authors", "author"),
            Map.entry("creator", "author"),
            Map.entry("by", "author"),
            Map.entry("lang", "language"),
            Map.entry("keywords", "tags"),
            Map.entry("keyword", "tags"),
            Map.entry("tag", "tags"),
            Map.entry("categories", "tags"),
            Map.entry("category", "tags"),
            Map.entry("rev", "version"),
            Map.entry("revision", "version"),
            Map.entry("published", DATE),
            Map.entry("pubdate", DATE),
            Map.entry("updated", "modified"),
            Map.entry("last-modified", "modified"),
            Map.entry("lastmod", "modified"),
            Map.entry("effective", "valid-from"),
            Map.entry("effective-date", "valid-from"),
            Map.entry("effective-from", "valid-from"),
            Map.entry("in-force-from", "valid-from"),
            Map.entry("valid-to", "valid-until"),
            Map.entry("expires", "valid-until"),
            Map.entry("expiry", "valid-until"),
            Map.entry("expiry-date", "valid-until"),
            Map.entry("replaces", "supersedes"));

    private static final Set<String> DAYS =
            Set.of(DATE, "created", "modified", "valid-from", "valid-until", FILE_MODIFIED, "sent");

    private MetadataFields() {}

    /// @param read names and values as a reader or a user gave them
    public static Map<String, List<String>> of(Map<String, List<String>> read) {
        var fields = new LinkedHashMap<String, List<String>>();
        read.forEach((name, values) -> {
            var field = name(name);
            var kept = values.stream()
                    .flatMap(value -> apart(field, value))
                    .map(value -> value(field, value))
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .limit(MOST_VALUES)
                    .toList();
            if (!field.isEmpty() && !kept.isEmpty() && fields.size() < MOST_FIELDS) {
                fields.merge(field, kept, MetadataFields::both);
            }
        });
        if (fields.containsKey("from") && !fields.containsKey("author")) {
            fields.put("author", fields.get("from")); // who wrote a mail
        }
        return fields;
    }

    /// The name of a field as filters use it, such as `valid-from` for `Valid from`.
    public static String name(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        var cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return NAMES.getOrDefault(cut, cut);
    }

    private static Stream<String> apart(String field, String value) {
        return field.equals("tags") ? Stream.of(value.split("[,;]")) : Stream.of(value);
    }

    private static String value(String field, String value) {
        var line = value.replaceAll("\\s+", " ").strip();
        var cut = line.substring(0, Math.min(LONGEST_VALUE, line.length()));
        return DAYS.contains(field) ? Days.iso(cut) : cut;
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
