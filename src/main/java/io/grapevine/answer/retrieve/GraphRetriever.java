package io.grapevine.answer.retrieve;

import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.answer.retrieve.walk.Walker;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.graph.entity.RelationPhrases;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.language.PhraseExtractor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds passages by a walk over passages and entities (Personalized PageRank), which starts at the passages that
/// resemble the question and at the entities that it names, and so reaches passages that only other passages lead
/// to.
///
/// The walk never leaves the question's collections. The evidence is what led to the passages.
@Singleton
public final class GraphRetriever implements Retriever {

    private final WalkIndexes indexes;
    private final PassageSearch passages;
    private final RelationPhrases phrases;
    private final Walker walker;

    @Inject
    public GraphRetriever(
            WalkIndexes indexes, PassageSearch passages, RelationPhrases phrases, PhraseExtractor extractor) {
        this.indexes = indexes;
        this.passages = passages;
        this.phrases = phrases;
        this.walker = new Walker(extractor);
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.GRAPH;
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        var index = indexes.of(question.collections());
        var found = walker.walk(index, question.text(), question.topic(), vector, k);
        var byId =
                passages.byIds(found.passageIds()).stream().collect(Collectors.toMap(Passage::id, Function.identity()));
        var scored = found.passages().stream()
                .filter(hit -> byId.containsKey(hit.id())) // one that was removed a moment ago is left out
                .map(hit -> new ScoredPassage(byId.get(hit.id()), hit.score()))
                .toList();
        return new Evidence(scored, phrases.read(found.subgraph(), question.collections()), found.similarity());
    }
}
