package io.grapevine.domain;

/// A place in a document that supports a statement of the answer.
///
/// @param number   the number in the answer's text, `[number]`: the passage's place in the evidence, from 1
/// @param page     from 1; 0 where the document has no pages
/// @param start    offset of the passage in the document's text
/// @param end      offset behind it
/// @param text     the passage's text
/// @param sentence the sentence of the passage that supports the statement best
public record Citation(int number, String passageId, String documentId, String collection, String source, String title,
                       int page, int start, int end, String text, String sentence) {

    public static Citation of(int number, Passage passage, String sentence) {
        return new Citation(number, passage.id(), passage.documentId(), passage.collection(), passage.source(),
                passage.title(), passage.page(), passage.start(), passage.end(), passage.text(), sentence);
    }
}
