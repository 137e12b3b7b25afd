package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.TransientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a user is told of a server that does not do what is asked.
@Timeout(20)
class GraphFailuresTest extends FakeServerTest {

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
}
