package io.grapevine.answer.learn;

import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Chooses the retrieval mode of a question among those that its route allows, and learns from the users'
/// thumbs.
///
/// It starts from the measured default: until a route has had its first thumb, its default mode is used, so that
/// nobody's answers are experimented with where nobody says what they are worth. The values are derived from the
/// stored thumbs each time, so every replica of the service knows the same.
public final class ModeChooser {

    /// Thumbs up and down that a mode has had within a route.
    public record Tally(int up, int down) {
        public static final Tally NONE = new Tally(0, 0);

        int total() {
            return up + down;
        }
    }

    /// What is known of a mode within a route.
    public record Value(RetrievalMode mode, double estimate, Tally tally) {}

    /// Where the thumbs are kept.
    @FunctionalInterface
    public interface Thumbs {
        Map<RetrievalMode, Tally> of(Route route);
    }

    private static final double DEFAULT_PRIOR = 0.7;
    private static final double OTHER_PRIOR = 0.5;
    /// A prior is worth this many thumbs.
    private static final double PRIOR_WEIGHT = 2;

    private final Policy policy;
    private final Thumbs thumbs;
    private final RandomGenerator random;

    public ModeChooser(Policy policy, Thumbs thumbs, RandomGenerator random) {
        this.policy = policy;
        this.thumbs = thumbs;
        this.random = random;
    }

    /// @param allowed the modes to choose from; the first is the measured default
    public RetrievalMode choose(Route route, List<RetrievalMode> allowed) {
        var tallies = thumbs.of(route);
        if (allowed.size() == 1
                || allowed.stream().allMatch(mode -> tallyOf(tallies, mode).total() == 0)) {
            return allowed.getFirst();
        }
        return allowed.get(policy.choose(valuesOf(allowed, tallies), random));
    }

    /// The estimates that the next choice would be made from.
    public List<Value> values(Route route, List<RetrievalMode> allowed) {
        var tallies = thumbs.of(route);
        var values = valuesOf(allowed, tallies);
        var result = new ArrayList<Value>();
        for (var arm = 0; arm < allowed.size(); arm++) {
            result.add(new Value(allowed.get(arm), values.estimate(arm), tallyOf(tallies, allowed.get(arm))));
        }
        return result;
    }

    private static ActionValues valuesOf(List<RetrievalMode> allowed, Map<RetrievalMode, Tally> tallies) {
        var priors = new double[allowed.size()];
        for (var arm = 0; arm < priors.length; arm++) {
            priors[arm] = arm == 0 ? DEFAULT_PRIOR : OTHER_PRIOR;
        }
        var values = ActionValues.withPriors(priors, PRIOR_WEIGHT);
        for (var arm = 0; arm < priors.length; arm++) {
            var tally = tallyOf(tallies, allowed.get(arm));
            values.update(arm, (double) tally.up() / Math.max(1, tally.total()), tally.total());
        }
        return values;
    }

    private static Tally tallyOf(Map<RetrievalMode, Tally> tallies, RetrievalMode mode) {
        return tallies.getOrDefault(mode, Tally.NONE);
    }
}
