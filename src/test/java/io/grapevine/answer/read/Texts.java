package io.grapevine.answer.read;

import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.ArrayList;
import java.util.List;

/// Candidates of texts for the tests of this package.
final class Texts {

    private Texts() {}

    static Passage passage(String id, String title, String text) {
        return new Passage("p" + id, "d" + id, "c", id + ".md", title, "", text, 0, 0, 0, text.length());
    }

    static List<Candidate> candidates(String text) {
        return Candidates.of(1, passage("1", "Notes", text));
    }

    /// Of passages that are given as title, text, title, text, ...
    static List<Candidate> of(String... titlesAndTexts) {
        var passages = new ArrayList<ScoredPassage>();
        for (var i = 0; i < titlesAndTexts.length; i += 2) {
            passages.add(new ScoredPassage(passage("" + i, titlesAndTexts[i], titlesAndTexts[i + 1]), 1));
        }
        return Candidates.of(new Evidence(passages, Subgraph.EMPTY));
    }
}
