package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.graph.server.UserNeo4j;
import java.net.URI;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.TransientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class GraphTest {

    private static final String ANY = "document/version";
    private static final GraphLimits LIMITS = new GraphLimits(
            3,
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));

    private final CountDownLatch release = new CountDownLatch(1);

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
    void a_server_that_never_answers_is_given_up_after_the_time_limit() {
        var fake = new FakeDriver(cypher -> {
            release.await();
            return List.of();
        });
        try (var graph = graph(fake)) {
            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("NEO4J_URI");
        }
        release.countDown();
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

    @ParameterizedTest
    @CsvSource({
        "Neo.TransientError.General.MemoryPoolOutOfMemoryError, not enough memory",
        "Neo.TransientError.Transaction.DeadlockDetected, Other changes of the same documents",
        "Neo.TransientError.Transaction.LockAcquisitionTimeout, Other changes of the same documents",
        "Neo.TransientError.Database.DatabaseUnavailable, does not take this now"
    })
    void what_does_not_pass_is_called_by_its_name(String code, String words) {
        var fake = new FakeDriver(cypher -> {
            throw new TransientException(code, "as the server says it");
        });
        try (var graph = graph(fake)) {
            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("does not answer");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration, timed out, GRAPEVINE_NEO4J_READ_TIMEOUT",
        "Neo.DatabaseError.Transaction.TransactionCommitFailed, No space left on device, Free space",
        "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase, read only, Free space"
    })
    void what_another_try_cannot_help_names_the_next_step_at_once(String code, String said, String words) {
        var tries = new AtomicInteger();
        var fake = new FakeDriver(cypher -> {
            tries.incrementAndGet();
            throw new ClientException(code, said);
        });
        try (var graph = graph(fake)) {
            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(words);
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void too_many_at_once_is_said_so_and_names_the_setting() {
        var fake = new FakeDriver(cypher -> {
            throw new ClientException(
                    "Unable to acquire connection from the pool within configured maximum time of 300ms");
        });
        try (var graph = graph(fake)) {
            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll("all 3 connections", "GRAPEVINE_NEO4J_CONNECTIONS");
            assertThat(fake.closed).hasValue(0);
        }
    }

    @Test
    void a_refused_password_is_no_lost_server() {
        var fake = new FakeDriver(cypher -> List.of());
        fake.unreachable = new AuthenticationException("Neo.ClientError.Security.Unauthorized", "no");
        try (var graph = graph(fake)) {
            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("NEO4J_PASSWORD");
        }
    }

    @Test
    void a_graph_of_a_newer_version_is_refused_and_left_as_it_is() {
        var fake = new FakeDriver(cypher -> List.of());
        fake.versions = List.of("BASELINE", "001", "999");
        try (var graph = graph(fake)) {
            assertThatThrownBy(() -> read(graph))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContainingAll("newer Grapevine", "999");
        }
        assertThat(fake.closed).hasValue(1);
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

    private static List<Integer> read(Graph graph) {
        return graph.read(ANY, Map.of(), row -> row.get("value").asInt());
    }

    private static Graph graph(FakeDriver fake) {
        return new Graph(user(), LIMITS, address -> fake.driver());
    }

    private static UserNeo4j user() {
        return new UserNeo4j(new Neo4jAddress(URI.create("bolt://db:7687"), "neo4j", "secret"));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
