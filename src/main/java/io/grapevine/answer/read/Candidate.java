package io.grapevine.answer.read;

import io.grapevine.domain.Passage;
import java.util.List;
import java.util.Set;

/// A piece of a passage that may answer a question.
///
/// @param number  its passage's number in the evidence, from 1
/// @param index   its place among the passage's candidates, from 0
/// @param text    ready to show: one line without list marks; code keeps its lines
/// @param source  as it stands in the passage
/// @param cells   of a row whose columns are known; empty otherwise
/// @param group   number of its list, table or code block in the passage, -1 where it belongs to none
/// @param section nearest heading line above it in the passage; empty where there is none
/// @param before  text of the candidate before it in the passage, or of the line that announces its list; empty
///                for the first
/// @param words   terms of its own text in their order
/// @param terms   the same, each once
/// @param grams   character 4-grams of its terms
/// @param beforeTerms terms of `before`
/// @param context terms of its document's title, its headings and the line that announces it
public record Candidate(
        int number,
        int index,
        Passage passage,
        Kind kind,
        String text,
        String source,
        List<Cell> cells,
        int group,
        String section,
        String before,
        List<String> words,
        Set<String> terms,
        Set<String> grams,
        Set<String> beforeTerms,
        Set<String> context) {

    /// A value of a row.
    ///
    /// @param start offset in the candidate's text
    /// @param end   offset behind it
    public record Cell(String column, int start, int end) {}

    /// What the piece is in its document.
    public enum Kind {
        SENTENCE,
        ITEM,
        STEP,
        ROW,
        CODE
    }

    public boolean has(String term) {
        return terms.contains(term) || context.contains(term);
    }

    /// How many of the terms it has.
    long countOf(Set<String> wanted) {
        return wanted.stream().filter(this::has).count();
    }

    /// Whether two candidates are of one list, table or code block.
    public boolean sharesGroupWith(Candidate other) {
        return group >= 0 && group == other.group && number == other.number;
    }

    /// The same in another place of the evidence.
    public Candidate withNumber(int other) {
        return new Candidate(
                other,
                index,
                passage,
                kind,
                text,
                source,
                cells,
                group,
                section,
                before,
                words,
                terms,
                grams,
                beforeTerms,
                context);
    }
}
