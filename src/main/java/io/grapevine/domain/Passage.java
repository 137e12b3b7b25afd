package io.grapevine.domain;

/// The piece of a document that is embedded, retrieved and cited.
///
/// @param id         derived from document, position and text, so that the same content is the same passage
/// @param documentId the document that it is part of
/// @param collection the collection of that document
/// @param source     the source of that document, for citations
/// @param title      the document's title
/// @param heading    the path of headings above it, ` > ` between them; empty where there is none
/// @param text       the document's own text from `start` to `end`
/// @param index      position among the document's passages, from 0
/// @param page       page that it starts on, from 1; 0 where the document has no pages
/// @param start      offset of its first character in the document's text
/// @param end        offset behind its last character
public record Passage(
        String id,
        String documentId,
        String collection,
        String source,
        String title,
        String heading,
        String text,
        int index,
        int page,
        int start,
        int end) {

    public Passage {
        Require.text("passage id", id);
        Require.text("passage document", documentId);
        Require.atLeast("passage index", 0, index);
        Require.atLeast("passage page", 0, page);
        if (end < start || start < 0) {
            throw new IllegalArgumentException("passage offsets must be 0 <= start <= end, were " + start + ", " + end);
        }
    }

    /// What is embedded: title, newline, heading where there is one, text; in the plain forms of its characters
    /// ([Characters#searchable]).
    public String embeddedText() {
        return Characters.searchable(title + "\n" + (heading.isEmpty() ? "" : heading + "\n") + text);
    }
}
