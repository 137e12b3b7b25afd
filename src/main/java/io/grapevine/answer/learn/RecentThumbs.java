package io.grapevine.answer.learn;

import io.grapevine.answer.learn.ModeChooser.Tally;
import io.grapevine.answer.learn.ModeChooser.Thumbs;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.graph.conversation.FeedbackStore.ModeThumbs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The stored thumbs as they were a moment ago, so that a question does not wait for them to be counted.
/// Thread-safe.
public final class RecentThumbs implements Thumbs {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Thumbs stored;
    private final Clock clock;
    private final Map<Route, Counted> counted = new ConcurrentHashMap<>();

    private record Counted(Map<RetrievalMode, Tally> tallies, Instant at) {}

    public RecentThumbs(Thumbs stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /// Modes that this version does not know are left out.
    public static Map<RetrievalMode, Tally> tallies(List<ModeThumbs> thumbs) {
        var tallies = new EnumMap<RetrievalMode, Tally>(RetrievalMode.class);
        for (var mode : RetrievalMode.values()) {
            thumbs.stream()
                    .filter(t -> t.mode().equals(mode.label()))
                    .forEach(t -> tallies.put(mode, new Tally(t.up(), t.down())));
        }
        return tallies;
    }

    @Override
    public Map<RetrievalMode, Tally> of(Route route) {
        var now = clock.instant();
        var known = counted.get(route);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Counted(stored.of(route), now);
            counted.put(route, known);
        }
        return known.tallies();
    }
}
