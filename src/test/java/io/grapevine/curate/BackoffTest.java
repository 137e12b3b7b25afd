package io.grapevine.curate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final AtomicLong now = new AtomicLong();
    private final Backoff backoff = new Backoff(now::get);

    @Test
    void what_failed_waits_a_minute_and_twice_as_long_each_time_up_to_about_an_hour() {
        for (var minutes : new int[] {1, 2, 4, 8, 16, 32, 64, 64}) {
            backoff.failed("a");
            now.addAndGet(Duration.ofMinutes(minutes).minusSeconds(1).toNanos());
            assertThat(backoff.mayTry("a")).as("before %d minutes", minutes).isFalse();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(backoff.mayTry("a")).as("after %d minutes", minutes).isTrue();
        }
    }

    @Test
    void one_failure_does_not_hold_up_another_name() {
        backoff.failed("a");

        assertThat(backoff.mayTry("b")).isTrue();
    }

    @Test
    void success_forgets_the_failures() {
        backoff.failed("a");
        backoff.failed("a");
        backoff.succeeded("a");
        backoff.failed("a");
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(backoff.mayTry("a")).isTrue();
    }
}
