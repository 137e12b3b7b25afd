package io.grapevine.domain;

import java.util.List;
import java.util.stream.Stream;

/// A place in a document that supports statements of the answer.
///
/// @param number   the number in the answer's text, `[number]`: the passage's place in the evidence, from 1
/// @param page     from 1; 0 where the document has no pages
/// @param start    offset of the passage in the document's text
/// @param end      offset behind it
/// @param text     the passage's text
/// @param sentence the sentence of the passage that supports the first of these statements best
/// @param also     those that support the others, in the order of the answer
public record Citation(
        int number,
        String passageId,
        String documentId,
        String collection,
        String source,
        String title,
        int page,
        int start,
        int end,
        String text,
        String sentence,
        List<String> also) {

    public Citation {
        also = List.copyOf(also);
    }

    public static Citation of(int number, Passage passage, String sentence) {
        return new Citation(
                number,
                passage.id(),
                passage.documentId(),
                passage.collection(),
                passage.source(),
                passage.title(),
                passage.page(),
                passage.start(),
                passage.end(),
                passage.text(),
                sentence,
                List.of());
    }

    /// The same with a further sentence, where that is another one.
    public Citation with(String other) {
        return sentences().contains(other)
                ? this
                : new Citation(
                        number,
                        passageId,
                        documentId,
                        collection,
                        source,
                        title,
                        page,
                        start,
                        end,
                        text,
                        sentence,
                        Stream.concat(also.stream(), Stream.of(other)).toList());
    }

    public List<String> sentences() {
        return Stream.concat(Stream.of(sentence), also.stream()).toList();
    }
}
