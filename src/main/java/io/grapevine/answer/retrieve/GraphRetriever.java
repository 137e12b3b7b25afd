package io.grapevine.answer.retrieve;

import io.grapevine.answer.retrieve.walk.WalkIndex;
import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.answer.retrieve.walk.WalkIndexes.Loaded;
import io.grapevine.answer.retrieve.walk.Walker;
import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.compute.Workers;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.graph.entity.RelationPhrases;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.language.Language;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddedLanguages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds passages by a walk over passages and entities (Personalized PageRank), which starts at the passages
/// closest to the question and at the entities that it names, and so reaches passages that only other passages
/// lead to.
///
/// The walk never leaves the question's scope. The evidence is what led to the passages.
///
/// The walk's index may be older than the documents, where reading what changed takes longer than a question
/// waits.
/// Passages that are newer are then looked for by hybrid search and take their places among the walk's; where
/// the walk reaches one that is gone, the question is answered by hybrid search alone, and the evidence says
/// so.
@Singleton
public final class GraphRetriever implements Retriever {

    private static final String LOADING = "The graph is still being loaded; found by words and by meaning instead.";
    private static final String CHANGED =
            "The documents have just changed and the graph is being loaded anew; found by words and by meaning instead.";

    /// How many passages full text finds for the walk to start from.
    private static final int BY_WORDS = 50;

    private final WalkIndexes indexes;
    private final PassageSearch passages;
    private final RelationPhrases phrases;
    private final EmbeddedLanguages languages;
    private final Walker walker;
    private final HybridRetriever hybrid;

    @Inject
    public GraphRetriever(
            WalkIndexes indexes,
            PassageSearch passages,
            RelationPhrases phrases,
            PhraseExtractor extractor,
            EmbeddedLanguages languages) {
        this.indexes = indexes;
        this.passages = passages;
        this.phrases = phrases;
        this.languages = languages;
        this.walker = new Walker(extractor);
        this.hybrid = new HybridRetriever(passages);
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.GRAPH;
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        var loaded = indexes.of(question.scope().collections());
        if (loaded.isEmpty()) {
            return hybrid.retrieve(question, vector, k).degraded(LOADING);
        }
        var index = Workers.shared()
                .call(() ->
                        indexes.within(loaded.get().index(), question.scope().documents()));
        var start = start(question, vector, loaded.get());
        var found = Workers.shared().call(() -> walker.walk(index, start, k));
        var byId =
                passages.byIds(found.passageIds()).stream().collect(Collectors.toMap(Passage::id, Function.identity()));
        if (byId.size() < found.passages().size()) { // what the walk went over is no longer what is stored
            return hybrid.retrieve(question, vector, k).degraded(CHANGED);
        }
        var walked = found.passages().stream()
                .map(hit -> new ScoredPassage(byId.get(hit.id()), hit.score()))
                .toList();
        var all = loaded.get().outdated() ? with(newer(question, vector, k, index), walked, k) : walked;
        var similarity = start.closest().stream().mapToDouble(Hit::score).max();
        return new Evidence(all, phrases.read(found.subgraph(), question.scope()), similarity);
    }

    /// The embedding says little of a language that it was not trained on; then the walk starts at what has the
    /// question's words.
    private Walker.Start start(Question question, float[] vector, Loaded loaded) {
        boolean known = languages.known(Language.of(question.text()));
        int k = known ? loaded.index().dense() : 1;
        var closest = passages.closest(vector, question.scope(), k).stream()
                .map(hit -> new Hit(hit.id(), hit.cosine()))
                .toList();
        var byWords = known
                ? List.<ScoredPassage>of()
                : passages.fullText(question.text(), question.topic(), question.scope(), BY_WORDS);
        var hits = byWords.stream()
                .map(hit -> new Hit(hit.passage().id(), hit.score()))
                .toList();
        // fewer than asked for are all that there are
        double unrelated = closest.size() < k
                ? closest.stream().mapToDouble(Hit::score).min().orElse(0)
                : loaded.sample().unrelated(vector);
        return new Walker.Start(question.text(), question.topic(), closest, unrelated, hits);
    }

    /// What hybrid search finds among the passages that the index does not know yet, by the place that each has
    /// there; empty places for the others.
    private List<Optional<ScoredPassage>> newer(Question question, float[] vector, int k, WalkIndex index) {
        return hybrid.retrieve(question, vector, k).passages().stream()
                .map(hit ->
                        Optional.of(hit).filter(h -> !index.knows(h.passage().id())))
                .toList();
    }

    /// The walk's passages, and each newer one at the place that hybrid search gave it.
    static List<ScoredPassage> with(List<Optional<ScoredPassage>> newer, List<ScoredPassage> walked, int k) {
        var all = new ArrayList<>(walked);
        for (var place = 0; place < newer.size(); place++) {
            var at = Math.min(place, all.size());
            newer.get(place).ifPresent(passage -> all.add(at, passage));
        }
        return all.subList(0, Math.min(k, all.size()));
    }
}
