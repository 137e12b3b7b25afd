package io.grapevine.compute;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class WorkersTest {

    private final Workers workers = new Workers("test", 2);

    @Test
    void never_more_compute_at_once_than_there_are_workers() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40)
                    .forEach(i -> threads.submit(() -> workers.call(() -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        busy(5);
                        return running.decrementAndGet();
                    })));
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void virtual_threads_have_their_turn_while_all_workers_compute() throws Exception {
        var cores = Runtime.getRuntime().availableProcessors();
        var stop = new CountDownLatch(1);
        var busy = new Workers("busy", cores);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4 * cores; i++) {
                threads.submit(() -> busy.call(() -> {
                    while (stop.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return 0;
                }));
            }
            var other = threads.submit(() -> 7);

            assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(7);
            stop.countDown();
        }
    }

    @Test
    void whoever_is_interrupted_waits_no_longer_and_the_work_is_told() throws Exception {
        var begun = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> workers.call(() -> {
                begun.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                told.countDown();
                return 0;
            }));
            begun.await();
            waiting.cancel(true);

            assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(threads.submit(() -> workers.call(() -> 1)).get()).isEqualTo(1);
        }
    }

    @Test
    void what_the_work_throws_is_thrown_and_frees_the_worker() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 5; i++) {
                var failing = threads.submit(() -> workers.call(() -> {
                    throw new StackOverflowError();
                }));
                assertThatThrownBy(failing::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(StackOverflowError.class);
            }
        }
    }

    @Test
    void an_interrupted_thread_hands_over_nothing() throws Exception {
        var ran = new AtomicInteger();
        var thread = Thread.ofVirtual().unstarted(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workers.call(ran::incrementAndGet)).isInstanceOf(CancellationException.class);
        });
        thread.start();
        thread.join();

        assertThat(ran).hasValue(0);
    }

    private static void busy(long millis) {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
