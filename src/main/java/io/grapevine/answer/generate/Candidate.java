package io.grapevine.answer.generate;

import io.grapevine.domain.Passage;
import java.util.Set;

/// A sentence that may answer the question.
///
/// @param number  its passage's number in the evidence, from 1
/// @param index   its place among the passage's sentences, from 0
/// @param text    ready to show: one line, without list marks
/// @param source  as it stands in the passage
/// @param before  the sentence before it in the passage; empty for the first
/// @param terms   of its own text
/// @param context terms of its document's title and heading
record Candidate(
        int number,
        int index,
        Passage passage,
        String text,
        String source,
        String before,
        Set<String> terms,
        Set<String> context) {

    boolean has(String term) {
        return terms.contains(term) || context.contains(term);
    }
}
