package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class GraphTest extends FakeServerTest {

    @Test
    void an_interrupted_thread_stops_waiting_and_nobody_else_notices() throws Exception {
        var asked = new CountDownLatch(2);
        var fake = new FakeDriver(cypher -> {
            asked.countDown();
            release.await();
            return List.of(7);
        });
        try (var graph = graph(fake);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stopped = threads.submit(() -> read(graph));
            var other = threads.submit(() -> read(graph));
            asked.await();

            stopped.cancel(true);
            Thread.sleep(50);
            release.countDown();

            assertThat(other.get()).containsExactly(7);
            assertThat(fake.closed).hasValue(0);
            assertThat(fake.checks).hasValue(1); // of the connection's making
        }
    }

    @Test
    void an_interrupted_read_is_cancelled_and_leaves_the_flag() throws Exception {
        var fake = new FakeDriver(cypher -> {
            release.await();
            return List.of();
        });
        try (var graph = graph(fake)) {
            var seen = new CompletableFuture<Throwable>();
            var flag = new CompletableFuture<Boolean>();
            var reader = Thread.ofVirtual().start(() -> {
                try {
                    read(graph);
                } catch (Throwable e) {
                    seen.complete(e);
                    flag.complete(Thread.currentThread().isInterrupted());
                }
            });
            Thread.sleep(50);
            reader.interrupt();

            assertThat(seen.get()).isInstanceOf(CancellationException.class);
            assertThat(flag.get()).isTrue();
            release.countDown();
        }
    }

    @Test
    void a_transaction_whose_caller_has_left_goes_no_further() throws Exception {
        var first = new CountDownLatch(1);
        var statements = new AtomicInteger();
        var fake = new FakeDriver(cypher -> {
            statements.incrementAndGet();
            first.countDown();
            release.await();
            return List.of();
        });
        try (var graph = graph(fake);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = threads.submit(() -> graph.transaction(tx -> {
                tx.run(ANY, Map.of());
                tx.run(ANY, Map.of());
                return null;
            }));
            first.await();
            writer.cancel(true);
            Thread.sleep(50);
            release.countDown();
            Thread.sleep(50);

            assertThat(statements).hasValue(1);
        }
    }

    @Test
    void one_broken_connection_is_tried_again_and_keeps_the_driver_for_the_others() {
        var calls = new AtomicInteger();
        var fake = new FakeDriver(cypher -> {
            if (calls.getAndIncrement() == 0) {
                throw new ServiceUnavailableException("Connection to the database terminated.");
            }
            return List.of(7);
        });
        try (var graph = graph(fake)) {
            assertThat(read(graph)).containsExactly(7);
            assertThat(fake.closed).hasValue(0);
        }
    }

    @Test
    void a_lost_server_is_connected_to_anew_and_the_old_driver_closes_after_its_last_session() throws Exception {
        var running = new CountDownLatch(1);
        var lost = new FakeDriver(cypher -> {
            if (running.getCount() == 1) {
                running.countDown();
                release.await();
                return List.of(1);
            }
            throw new ServiceUnavailableException("gone");
        });
        var next = new FakeDriver(cypher -> List.of(2));
        var made = new AtomicInteger();
        try (var graph = new Graph(
                        user(), LIMITS, address -> made.getAndIncrement() == 0 ? lost.driver() : next.driver());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> read(graph));
            running.await();
            lost.unreachable = new ServiceUnavailableException("refused");

            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("does not answer");
            assertThat(read(graph)).containsExactly(2);
            assertThat(lost.closed).hasValue(0);
            release.countDown();
            assertThat(slow.get()).containsExactly(1);
            assertThat(lost.closed).hasValue(1);
        }
    }

    @Test
    void a_hundred_who_ask_a_server_that_is_away_wait_for_one_attempt_and_then_fail_at_once() throws Exception {
        var attempts = new AtomicInteger();
        var fake = new FakeDriver(cypher -> List.of());
        try (var graph = new Graph(user(), LIMITS, address -> {
                    attempts.incrementAndGet();
                    sleep(200);
                    fake.unreachable = new ServiceUnavailableException("refused");
                    return fake.driver();
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            var all = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> read(graph)))
                    .toList();
            for (var one : all) {
                assertThatThrownBy(one::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(Unavailable.class);
            }
            assertThatThrownBy(() -> read(graph)).isInstanceOf(Unavailable.class);

            assertThat(attempts).hasValue(1);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1_500);
        }
    }

    @Test
    void each_statement_carries_its_time_limit() {
        var fake = new FakeDriver(cypher -> List.of());
        try (var graph = graph(fake)) {
            read(graph);
            graph.execute(ANY, Map.of());
            read(graph.inBackground());
        }

        assertThat(fake.limits).containsExactly(LIMITS.read(), LIMITS.write(), LIMITS.background());
    }

    @Test
    void after_its_end_it_does_not_connect_again() {
        var made = new AtomicInteger();
        var fake = new FakeDriver(cypher -> List.of());
        var graph = new Graph(user(), LIMITS, address -> {
            made.incrementAndGet();
            return fake.driver();
        });
        read(graph);
        graph.close();

        assertThatThrownBy(() -> read(graph)).isInstanceOf(Unavailable.class);
        assertThat(made).hasValue(1);
        assertThat(fake.closed).hasValue(1);
    }
}
