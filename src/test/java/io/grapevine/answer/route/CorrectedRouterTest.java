package io.grapevine.answer.route;

import io.grapevine.answer.route.CorrectedRouter.Correction;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CorrectedRouterTest {

    private static final Map<String, float[]> VECTORS = Map.of(
            "park here", new float[] {1, 0},
            "parking", new float[] {0.96f, 0.28f},
            "music", new float[] {0.6f, 0.8f},
            "both", new float[] {0.99f, 0.141f});

    private final List<Correction> corrections = new ArrayList<>();
    private final TickingClock clock = new TickingClock();
    private final CorrectedRouter router = new CorrectedRouter(
            (question, sentence) -> new Routing(Route.OUT_OF_SCOPE, 0.7, Map.of(Route.OUT_OF_SCOPE, 0.7), false),
            () -> List.copyOf(corrections),
            clock);

    @Test
    void a_question_near_to_a_corrected_one_takes_its_route() {
        corrections.add(new Correction("park here", Route.LOOKUP));

        var routing = router.route("parking", VECTORS::get);
        assertThat(routing.route()).isEqualTo(Route.LOOKUP);
        assertThat(routing.confidence()).isCloseTo(0.96, within(1e-6));
        assertThat(routing.alternatives().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(router.route("music", VECTORS::get).route()).isEqualTo(Route.OUT_OF_SCOPE);
    }

    @Test
    void the_nearest_correction_decides() {
        corrections.add(new Correction("park here", Route.LOOKUP));
        corrections.add(new Correction("parking", Route.OVERVIEW));

        assertThat(router.route("both", VECTORS::get).route()).isEqualTo(Route.LOOKUP);
    }

    @Test
    void a_removed_correction_no_longer_counts() {
        corrections.add(new Correction("park here", Route.LOOKUP));
        assertThat(router.route("parking", VECTORS::get).route()).isEqualTo(Route.LOOKUP);

        corrections.clear();
        clock.now = clock.now.plus(Duration.ofSeconds(3));
        assertThat(router.route("parking", VECTORS::get).route()).isEqualTo(Route.OUT_OF_SCOPE);
    }

    @Test
    void what_has_no_word_goes_to_the_network() {
        corrections.add(new Correction("park here", Route.LOOKUP));

        assertThat(router.route("?!", VECTORS::get).route()).isEqualTo(Route.OUT_OF_SCOPE);
    }

    private static final class TickingClock extends Clock {

        private Instant now = Instant.parse("2026-05-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
