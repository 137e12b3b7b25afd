package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Walker.Hit;
import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.Entity;
import io.grapevine.domain.Topic;
import io.grapevine.language.EntityKey;
import io.grapevine.language.PhraseExtractor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Where the walk of a question starts.
///
/// The passages closest to it by their cosine with the question, scaled and sharpened by a power, together 1; and
/// the entities that the question names, each by how much of a name it is, divided by the number of passages that
/// mention it, together [WalkWeights#phrases].
///
/// @param mass     seeds by node; 0 for what is found only where nothing better is
/// @param entities nodes of the entities that the question names, and their seeds
record QuestionSeeds(Map<Long, Double> mass, Map<Long, Double> entities) {

    /// Share of a named entity's seed that an entity of the topic has.
    private static final double TOPIC_WEIGHT = 0.3;

    /// Power of full text's scores: the first hits matter much more than the tail that shares a common word.
    private static final double WORDS_SHARPNESS = 4;

    /// @param phrases what the extraction reads in the question
    static QuestionSeeds of(WalkIndex index, Start start, List<Entity> phrases) {
        var mass = start.byWords().isEmpty()
                ? closest(index, start)
                : seeds(index, start.byWords(), hit -> Math.pow(hit.score(), WORDS_SHARPNESS));
        var entities = named(index, start.question(), phrases);
        addTopic(index, start.topic(), entities);
        double sum = entities.values().stream().mapToDouble(v -> v).sum();
        entities.replaceAll((node, seed) -> index.weights().phrases() * seed / sum);
        entities.forEach(mass::put);
        return new QuestionSeeds(mass, entities);
    }

    /// The closest passage has 1, one that has nothing to do with the question 0.
    private static Map<Long, Double> closest(WalkIndex index, Start start) {
        double most = start.closest().stream().mapToDouble(Hit::score).max().orElse(0);
        double least = start.unrelated();
        return seeds(
                index,
                start.closest(),
                hit -> most > least
                        ? Math.pow(
                                Math.max(0, hit.score() - least) / (most - least),
                                index.weights().sharpness())
                        : 1);
    }

    /// The passages that the index knows, their seeds together 1.
    private static Map<Long, Double> seeds(WalkIndex index, List<Hit> hits, ToDoubleFunction<Hit> seed) {
        var seeds = new LinkedHashMap<Long, Double>();
        for (var hit : hits) {
            index.nodeOfPassage(hit.id()).ifPresent(node -> seeds.put(node, seed.applyAsDouble(hit)));
        }
        double sum = seeds.values().stream().mapToDouble(v -> v).sum();
        seeds.replaceAll((node, value) -> sum > 0 ? value / sum : 0);
        return seeds;
    }

    /// The question's phrases that are entities, and the entities whose names stand in it.
    private static Map<Long, Double> named(WalkIndex index, String question, List<Entity> phrases) {
        var seeds = new LinkedHashMap<Long, Double>();
        for (var phrase : phrases) {
            index.nodeOf(phrase.key()).ifPresent(node -> seed(index, seeds, node, phrase.name()));
        }
        for (var match : index.names(question)) {
            index.nodeOf(match.key())
                    .ifPresent(node -> seed(index, seeds, node, match.span().of(question)));
        }
        return seeds;
    }

    /// The entities of the conversation's topic, weaker than any that the question names itself.
    private static void addTopic(WalkIndex index, Topic topic, Map<Long, Double> seeds) {
        for (var phrase : topic.phrases()) {
            index.nodeOf(EntityKey.of(phrase))
                    .ifPresent(node -> seeds.putIfAbsent(
                            node, TOPIC_WEIGHT * PhraseExtractor.weightOf(phrase) / index.holders(node)));
        }
    }

    private static void seed(WalkIndex index, Map<Long, Double> seeds, long node, String name) {
        seeds.putIfAbsent(node, PhraseExtractor.weightOf(name) / index.holders(node));
    }
}
