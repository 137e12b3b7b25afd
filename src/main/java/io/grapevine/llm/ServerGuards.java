package io.grapevine.llm;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Makes the guards of calls to the servers of models, chat and embedding alike.
final class ServerGuards {

    /// How long a server that is known to be down is left alone.
    static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(ServerGuards.class);

    private ServerGuards() {}

    /// A circuit breaker: where half of the last `window` calls failed by an outage, calls fail at once for a
    /// pause; then a single one is let through, and what becomes of it decides for all.
    ///
    /// @param server what the log calls it
    static Guard.Builder circuit(String server, int window, Duration pause) {
        return circuit(server, window, pause, state -> {});
    }

    /// @param changed is told each new state of it
    static Guard.Builder circuit(String server, int window, Duration pause, Consumer<CircuitBreakerState> changed) {
        return Guard.create()
                .withDescription(server)
                .withCircuitBreaker()
                .requestVolumeThreshold(window)
                .failureRatio(0.5)
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .when(ChatFailure::isOutage)
                .onStateChange(state -> {
                    tell(server, state, pause);
                    changed.accept(state);
                })
                .done();
    }

    /// Tries a call again after `delay`, twice as long before each further try.
    static Guard.Builder retries(Guard.Builder guard, int most, Duration delay, Predicate<Throwable> worthRetrying) {
        return guard.withRetry()
                .maxRetries(most)
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .jitter(delay.toMillis() / 4, ChronoUnit.MILLIS)
                .whenException(worthRetrying)
                .withExponentialBackoff()
                .factor(2)
                .done()
                .done();
    }

    private static void tell(String server, CircuitBreakerState state, Duration pause) {
        switch (state) {
            case OPEN -> LOG.warnf("%s does not answer; it is left alone for %d s", server, pause.toSeconds());
            case HALF_OPEN -> LOG.debugf("%s is tried again", server);
            case CLOSED -> LOG.infof("%s answers again", server);
        }
    }
}
