package io.grapevine.answer.table;

import io.grapevine.answer.rank.Ranker;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.ScoredPassage;
import java.util.ArrayList;
import java.util.HashMap;

/// Ranks as another ranker does, then asks the tables of what was found: where one answers, the evidence has its
/// statement, and the passages of the rows come first.
public final class TableRanker implements Ranker {

    private final Ranker ranker;
    private final TableAnswers tables;

    public TableRanker(Ranker ranker, TableAnswers tables) {
        this.ranker = ranker;
        this.tables = tables;
    }

    @Override
    public Evidence rank(Question question, Evidence found) {
        var ranked = ranker.rank(question, found);
        if (ranked.statement().isPresent()) {
            return ranked;
        }
        var passages = ranked.passages().stream().map(ScoredPassage::passage).toList();
        return tables.answer(question.text(), passages)
                .map(answer -> with(ranked, answer))
                .orElse(ranked);
    }

    private static Evidence with(Evidence ranked, TableAnswer answer) {
        var scores = new HashMap<String, ScoredPassage>();
        ranked.passages().forEach(p -> scores.put(p.passage().id(), p));
        var passages = new ArrayList<ScoredPassage>();
        for (var passage : answer.passages()) {
            passages.add(scores.getOrDefault(passage.id(), new ScoredPassage(passage, answer.probability())));
        }
        var shown = answer.passages().stream().map(Passage::id).toList();
        ranked.passages().stream()
                .filter(p -> !shown.contains(p.passage().id()))
                .forEach(passages::add);
        return ranked.with(passages).with(answer.statement());
    }
}
