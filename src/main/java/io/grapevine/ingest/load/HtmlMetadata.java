package io.grapevine.ingest.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/// Takes title and metadata out of the head of a web page.
final class HtmlMetadata {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("author", "author"),
            Map.entry("article:author", "author"),
            Map.entry("dc.creator", "author"),
            Map.entry("dcterms.creator", "author"),
            Map.entry("date", "date"),
            Map.entry("dc.date", "date"),
            Map.entry("dcterms.date", "date"),
            Map.entry("article:published_time", "date"),
            Map.entry("dcterms.created", "date"),
            Map.entry("article:modified_time", "modified"),
            Map.entry("last-modified", "modified"),
            Map.entry("dcterms.modified", "modified"),
            Map.entry("keywords", "tags"),
            Map.entry("article:tag", "tags"),
            Map.entry("description", "description"),
            Map.entry("version", "version"));

    private HtmlMetadata() {}

    static void add(Document page, ContentBuilder builder) {
        for (var meta : page.select("meta[content]")) {
            var name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("property");
            var field = FIELDS.get(name.strip().toLowerCase(Locale.ROOT));
            if (field != null) {
                values(field, meta.attr("content")).forEach(value -> builder.metadata(field, value));
            }
        }
        builder.metadata("language", page.select("html").attr("lang"));
    }

    static Optional<String> title(Document page) {
        var shared = page.select("meta[property=og:title]").attr("content");
        return Optional.of(page.title())
                .filter(title -> !title.isBlank())
                .or(() -> Optional.of(shared).filter(title -> !title.isBlank()));
    }

    private static List<String> values(String field, String content) {
        return field.equals("tags") ? List.of(content.split(",")) : List.of(content);
    }
}
