package io.grapevine.ingest.load;

import java.util.List;

/// What was read out of a source.
///
/// @param title     what people call it
/// @param mediaType such as `application/pdf`
/// @param text      paragraphs with a blank line between them; all offsets count its characters
/// @param headings  in the order of the text
/// @param pages     offset at which each page begins; empty where the source has no pages
/// @param record    whether it is one record of many, cut to its size by whoever made them
public record Content(
        String title, String mediaType, String text, List<Heading> headings, List<Integer> pages, boolean record) {

    public Content {
        headings = List.copyOf(headings);
        pages = List.copyOf(pages);
    }
}
