package io.grapevine.answer.route;

import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Routes a question as users corrected the one that is nearest to it, where one is near; else as the router
/// beneath. Thread-safe; a question is compared with every correction, which are at most a thousand.
///
/// Corrections are read again after [#FRESH], so that one that is given or removed counts at the next question.
public final class CorrectedRouter implements Router {

    /// The cosine of sentence embeddings from which on two questions have the same route: see
    /// docs/intents.md#corrections.
    static final double NEAR = 0.86;

    private static final Duration FRESH = Duration.ofSeconds(2);

    /// A question that a user sent another way.
    public record Correction(String question, Route route) {}

    private record Example(float[] vector, Route route) {}

    private record Known(List<Example> examples, Instant at) {}

    private final Router network;
    private final Supplier<List<Correction>> corrections;
    private final Clock clock;
    private volatile Optional<Known> known = Optional.empty();
    private volatile Map<String, float[]> vectors = Map.of();

    /// @param network     routes what is near to no correction
    /// @param corrections all of them
    public CorrectedRouter(Router network, Supplier<List<Correction>> corrections, Clock clock) {
        this.network = network;
        this.corrections = corrections;
        this.clock = clock;
    }

    @Override
    public Routing route(String question, Function<String, float[]> sentence) {
        var examples = examples(sentence);
        if (examples.isEmpty() || question.chars().noneMatch(Character::isLetterOrDigit)) {
            return network.route(question, sentence);
        }
        var vector = sentence.apply(question);
        double nearest = NEAR;
        var route = Optional.<Route>empty();
        for (var example : examples) {
            double cosine = dot(vector, example.vector());
            if (cosine >= nearest) {
                nearest = cosine;
                route = Optional.of(example.route());
            }
        }
        double confidence = Math.min(1, nearest);
        return route.map(chosen -> corrected(chosen, confidence))
                .orElseGet(() -> network.route(question, same -> vector));
    }

    private static Routing corrected(Route route, double confidence) {
        var probabilities = new EnumMap<Route, Double>(Route.class);
        for (var other : Route.values()) probabilities.put(other, (1 - confidence) / (Route.values().length - 1));
        probabilities.put(route, confidence);
        return new Routing(route, confidence, probabilities, false);
    }

    private List<Example> examples(Function<String, float[]> sentence) {
        var now = clock.instant();
        var read = known.filter(k -> k.at().plus(FRESH).isAfter(now)).orElseGet(() -> new Known(read(sentence), now));
        known = Optional.of(read);
        return read.examples();
    }

    /// Embeds only the corrections that are new since the last reading.
    private List<Example> read(Function<String, float[]> sentence) {
        var now = new HashMap<String, float[]>();
        var examples = corrections.get().stream()
                .filter(correction -> correction.question().chars().anyMatch(Character::isLetterOrDigit))
                .map(correction -> {
                    var vector = vectors.containsKey(correction.question())
                            ? vectors.get(correction.question())
                            : sentence.apply(correction.question());
                    now.put(correction.question(), vector);
                    return new Example(vector, correction.route());
                })
                .toList();
        vectors = Map.copyOf(now);
        return examples;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
