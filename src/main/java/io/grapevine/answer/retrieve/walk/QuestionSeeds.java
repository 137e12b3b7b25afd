package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Walker.Start;
import io.grapevine.domain.Entity;
import io.grapevine.domain.Topic;
import io.grapevine.language.EntityKey;
import io.grapevine.language.PhraseExtractor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Where the walk of a question starts.
///
/// The [WalkWeights#dense] closest passages by their cosine with the question, scaled to 0 to 1 over all
/// passages and sharpened by a power, together 1; and the entities that the question names, each by how much of
/// a name it is, divided by the number of passages that mention it, together [WalkWeights#phrases].
///
/// @param mass       (nodes) seeds
/// @param entities   nodes of the entities that the question names, and their seeds
/// @param similarity cosine of the question with the passage closest to it
record QuestionSeeds(double[] mass, Map<Integer, Double> entities, double similarity) {

    /// Share of a named entity's seed that an entity of the topic has.
    private static final double TOPIC_WEIGHT = 0.3;

    /// Power of full text's scores: the first hits matter much more than the tail that shares a common word.
    private static final double WORDS_SHARPNESS = 4;

    /// @param phrases what the extraction reads in the question
    static QuestionSeeds of(WalkIndex index, Start start, List<Entity> phrases) {
        var mass = new double[index.graph().nodes()];
        var byWords = byWords(index, start);
        byWords.forEach((node, seed) -> mass[node] = seed);
        double similarity = byWords.isEmpty()
                ? seedPassages(index, start.vector(), mass)
                : closest(index.cosines(start.vector()), 1);
        var entities = named(index, start.question(), phrases);
        addTopic(index, start.topic(), entities);
        double sum = entities.values().stream().mapToDouble(v -> v).sum();
        entities.replaceAll((node, seed) -> index.weights().phrases() * seed / sum);
        entities.forEach((node, seed) -> mass[node] = seed);
        return new QuestionSeeds(mass, entities, similarity);
    }

    /// What full text found, by its scores sharpened by a power, together 1.
    private static Map<Integer, Double> byWords(WalkIndex index, Start start) {
        var seeds = new LinkedHashMap<Integer, Double>();
        for (var hit : start.byWords()) {
            index.nodeOfPassage(hit.id()).ifPresent(node -> seeds.put(node, Math.pow(hit.score(), WORDS_SHARPNESS)));
        }
        double sum = seeds.values().stream().mapToDouble(v -> v).sum();
        seeds.replaceAll((node, seed) -> seed / sum);
        return seeds;
    }

    /// @return the greatest cosine
    private static double seedPassages(WalkIndex index, float[] vector, double[] mass) {
        var cosines = index.cosines(vector);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float cosine : cosines) {
            least = Math.min(least, cosine);
            most = Math.max(most, cosine);
        }
        double last = closest(cosines, index.weights().dense());
        double sum = 0;
        for (int p = 0; p < cosines.length; p++) {
            mass[p] = cosines[p] < last
                    ? 0
                    : most > least
                            ? Math.pow(
                                    (cosines[p] - least) / (most - least),
                                    index.weights().sharpness())
                            : 1;
            sum += mass[p];
        }
        for (int p = 0; p < cosines.length; p++) {
            mass[p] /= sum;
        }
        return most;
    }

    /// The cosine of the last of the `n` closest.
    private static double closest(float[] cosines, int n) {
        var closest = new PriorityQueue<Float>();
        for (float cosine : cosines) {
            if (closest.size() < n) {
                closest.add(cosine);
            } else if (cosine > closest.peek()) {
                closest.poll();
                closest.add(cosine);
            }
        }
        return closest.peek();
    }

    /// The question's phrases that are entities, and the entities whose names stand in it.
    private static Map<Integer, Double> named(WalkIndex index, String question, List<Entity> phrases) {
        var seeds = new LinkedHashMap<Integer, Double>();
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
    private static void addTopic(WalkIndex index, Topic topic, Map<Integer, Double> seeds) {
        for (var phrase : topic.phrases()) {
            index.nodeOf(EntityKey.of(phrase))
                    .ifPresent(node -> seeds.putIfAbsent(
                            node, TOPIC_WEIGHT * PhraseExtractor.weightOf(phrase) / index.holders(node)));
        }
    }

    private static void seed(WalkIndex index, Map<Integer, Double> seeds, int node, String name) {
        seeds.putIfAbsent(node, PhraseExtractor.weightOf(name) / index.holders(node));
    }
}
