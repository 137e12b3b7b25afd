package io.grapevine.llm;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class TurnsTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void background_work_has_half_of_the_turns_and_answers_have_all_that_are_left() throws Exception {
        var turns = new Turns(4);
        turns.takeInBackground();
        turns.takeInBackground();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var third = threads.submit(() -> {
                turns.takeInBackground();
                return true;
            });
            assertThat(turns.takeForAnswer(SHORT)).isTrue();
            assertThat(turns.takeForAnswer(SHORT)).isTrue();
            assertThat(turns.takeForAnswer(SHORT)).isFalse();
            assertThat(third.isDone()).isFalse();

            turns.give(true);
            assertThat(third.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_answer_that_waits_goes_before_background_work_that_waits_longer() throws Exception {
        var turns = new Turns(1);
        assertThat(turns.takeForAnswer(SHORT)).isTrue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var background = threads.submit(() -> {
                turns.takeInBackground();
                return true;
            });
            Thread.sleep(50);
            var answer = threads.submit(() -> turns.takeForAnswer(Duration.ofSeconds(10)));
            Thread.sleep(50);
            turns.give(false);

            assertThat(answer.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(background.isDone()).isFalse();
            turns.give(false);
            assertThat(background.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
