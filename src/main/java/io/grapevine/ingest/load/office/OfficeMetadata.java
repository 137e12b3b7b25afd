package io.grapevine.ingest.load.office;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The title and metadata of a zipped Office document.
final class OfficeMetadata {

    private static final Set<String> NO_TITLES = Set.of(
            "untitled",
            "title",
            "document",
            "document1",
            "powerpoint presentation",
            "powerpoint-präsentation",
            "slide 1");

    /// Names in the files, and those that every format uses.
    private static final Map<String, String> NAMES = Map.of(
            "creator", "author",
            "initial-creator", "author",
            "subject", "subject",
            "keywords", "keywords",
            "keyword", "keywords",
            "created", "created",
            "creation-date", "created",
            "modified", "modified",
            "language", "language",
            "version", "version");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private String title = "";

    /// @param part such as `docProps/core.xml`
    static OfficeMetadata of(XmlParts parts, String part) throws IOException {
        var metadata = new OfficeMetadata();
        parts.whole(part).ifPresent(metadata::take);
        return metadata;
    }

    static OfficeMetadata of(XmlNode node) {
        var metadata = new OfficeMetadata();
        metadata.take(node);
        return metadata;
    }

    static OfficeMetadata none() {
        return new OfficeMetadata();
    }

    String title() {
        return title;
    }

    Map<String, String> fields() {
        return fields;
    }

    private void take(XmlNode node) {
        for (var child : node.children()) {
            var value = child.allText().replaceAll("\\s+", " ").strip();
            if (child.is("title") && !NO_TITLES.contains(value.toLowerCase(Locale.ROOT))) {
                title = value;
            }
            var name = NAMES.get(child.name());
            if (name != null && !value.isEmpty()) {
                boolean day = name.equals("created") || name.equals("modified");
                fields.putIfAbsent(name, day && value.length() > 10 ? value.substring(0, 10) : value);
            }
            if (child.is("meta")) {
                take(child); // OpenDocument
            }
        }
    }
}
