package io.grapevine.answer.retrieve;

import io.grapevine.domain.Passage;
import io.grapevine.domain.ScoredPassage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Fuses ranked lists whose scores do not compare: score(p) = sum over the lists of 1 / (60 + rank of p), rank
/// from 1.
///
/// Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods,
/// SIGIR 2009.
public final class ReciprocalRank {

    private static final int RANK_OFFSET = 60;

    private ReciprocalRank() {}

    /// The best `k` of all, each passage once; equals stay in the order in which they came.
    public static List<ScoredPassage> fuse(List<List<ScoredPassage>> lists, int k) {
        var passages = new LinkedHashMap<String, Passage>();
        var scores = new LinkedHashMap<String, Double>();
        for (var list : lists) {
            for (var i = 0; i < list.size(); i++) {
                var passage = list.get(i).passage();
                passages.putIfAbsent(passage.id(), passage);
                scores.merge(passage.id(), 1.0 / (RANK_OFFSET + i + 1), Double::sum);
            }
        }
        return scores.entrySet().stream()
                .map(entry -> new ScoredPassage(passages.get(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingDouble(ScoredPassage::score).reversed())
                .limit(k)
                .toList();
    }
}
