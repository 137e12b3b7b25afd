package io.grapevine.ingest.load;

import io.grapevine.domain.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was read out of a source: one model for all formats.
///
/// @param title     what people call it, one line of at most [Title#MAX_LENGTH] characters
/// @param mediaType such as `application/pdf`
/// @param text      paragraphs with a blank line between them; all offsets count its characters
/// @param headings  in the order of the text
/// @param pages     offset at which each page begins; empty where the source has no pages
/// @param record    whether it is one record of many, cut to its size by whoever made them
/// @param blocks    by start, the outer before the inner; empty where the format does not tell
/// @param tables    in the order of the text
/// @param metadata  fields such as `author`, `date`, `language`, `version`, `tags` and the user's own; names in
///                  lower case, each with one value or more
/// @param warnings  what may have been read wrong, to stand behind the source's name
public record Content(
        String title,
        String mediaType,
        String text,
        List<Heading> headings,
        List<Integer> pages,
        boolean record,
        List<Block> blocks,
        List<Table> tables,
        Map<String, List<String>> metadata,
        List<String> warnings) {

    public Content {
        title = Title.of(title);
        headings = List.copyOf(headings);
        pages = List.copyOf(pages);
        blocks = List.copyOf(blocks);
        tables = List.copyOf(tables);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        warnings = List.copyOf(warnings);
    }

    /// Text without blocks, tables and metadata.
    public Content(
            String title, String mediaType, String text, List<Heading> headings, List<Integer> pages, boolean record) {
        this(title, mediaType, text, headings, pages, record, List.of(), List.of(), Map.of(), List.of());
    }

    /// The same content with fields in the place of those of their names.
    Content with(Map<String, List<String>> fields) {
        var all = new LinkedHashMap<>(metadata);
        all.putAll(fields);
        var named = fields.containsKey("title") ? fields.get("title").getFirst() : title;
        return new Content(named, mediaType, text, headings, pages, record, blocks, tables, all, warnings);
    }

    /// The same content, of which more is to be told.
    public Content withWarnings(List<String> more) {
        var all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Content(title, mediaType, text, headings, pages, record, blocks, tables, metadata, all);
    }
}
