package io.grapevine.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RunningAnswerTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final RunningAnswer.Limits ROOMY = new RunningAnswer.Limits(100_000, 10_000_000);

    private static final RunningAnswer.Room ENDLESS = (characters, always) -> true;

    private final RunningAnswer answer = new RunningAnswer("a1", ROOMY, ENDLESS);

    @Test
    void events_are_numbered_from_one_without_gaps() throws Exception {
        answer.append(seq -> "e" + seq);
        answer.append(seq -> "e" + seq);
        answer.end(seq -> "end" + seq);

        assertThat(readFrom(answer, 0)).containsExactly("e1", "e2", "end3");
    }

    @Test
    void a_reader_that_comes_back_goes_on_after_the_last_event_it_saw() throws Exception {
        answer.append(seq -> "e" + seq);
        answer.append(seq -> "e" + seq);
        answer.end(seq -> "end" + seq);

        assertThat(readFrom(answer, 2)).containsExactly("end3");
        assertThat(readFrom(answer, 3)).isEmpty();
    }

    @Test
    void nothing_follows_the_end() {
        assertThat(answer.end(seq -> "end")).isTrue();

        assertThat(answer.append(seq -> "late")).isFalse();
        assertThat(answer.end(seq -> "second end")).isFalse();
        assertThat(answer.lastSeq()).isEqualTo(1);
    }

    @Test
    void waiting_for_an_event_ends_when_patience_does() throws Exception {
        assertThat(answer.next(0, NOW)).isEmpty();
        assertThat(answer.next(0, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void the_log_is_bounded_in_events_and_keeps_room_for_the_end() {
        var small = new RunningAnswer("a", new RunningAnswer.Limits(3, 1_000), ENDLESS);
        for (var i = 0; i < 3; i++) {
            assertThat(small.append(seq -> "x")).isTrue();
        }

        assertThat(small.append(seq -> "x")).isFalse();
        assertThat(small.end(seq -> "end")).isTrue();
    }

    @Test
    void the_log_is_bounded_in_characters() {
        var small = new RunningAnswer("a", new RunningAnswer.Limits(1_000, 10), ENDLESS);
        assertThat(small.append(seq -> "0123456789")).isTrue();

        assertThat(small.append(seq -> "x")).isFalse();
        assertThat(small.end(seq -> "end")).isTrue();
    }

    @Test
    void many_readers_at_different_paces_and_with_dropped_connections_all_get_every_event_once_and_in_order()
            throws Exception {
        var events = 2_000;
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var read = new ArrayList<Future<List<Long>>>();
            for (var i = 0; i < 50; i++) {
                var random = new Random(i);
                read.add(readers.submit(() -> readWithBreaks(random, events)));
            }
            for (var i = 1; i < events; i++) {
                answer.append(Long::toString);
            }
            answer.end(Long::toString);

            for (var one : read) {
                assertThat(one.get())
                        .isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
            }
        }
    }

    @Test
    void cancel_interrupts_the_work() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Thread.startVirtualThread(() -> answer.run(() -> {
            started.countDown();
            try {
                Thread.sleep(LONG);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }));
        started.await();

        answer.cancel();

        interrupted.await();
        assertThat(answer.isCancelled()).isTrue();
    }

    @Test
    void work_that_was_cancelled_before_it_began_is_not_begun() {
        answer.cancel();

        answer.run(() -> {
            throw new AssertionError("begun");
        });
    }

    @Test
    void a_late_cancel_does_not_leave_the_thread_interrupted() {
        answer.run(() -> {
            answer.cancel();
            answer.end(seq -> "end");
        });

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancelling_an_answer_that_ended_changes_nothing() {
        answer.end(seq -> "end");

        answer.cancel();

        assertThat(answer.isCancelled()).isFalse();
    }

    private List<Long> readWithBreaks(Random random, int events) throws InterruptedException {
        var seen = new ArrayList<Long>();
        long after = 0;
        while (after < events) { // each turn of the outer loop is a new connection, which resumes
            for (var i = random.nextInt(1, 40); i > 0 && after < events; i--) {
                var event = answer.next(after, LONG).orElseThrow();
                seen.add(Long.valueOf(event.json()));
                after = event.seq();
                if (random.nextInt(200) == 0) {
                    Thread.sleep(1);
                }
            }
        }
        return seen;
    }

    private static List<String> readFrom(RunningAnswer answer, long after) throws InterruptedException {
        var read = new ArrayList<String>();
        for (var next = answer.next(after, NOW);
                next.isPresent();
                next = answer.next(next.get().seq(), NOW)) {
            read.add(next.get().json());
        }
        return read;
    }
}
