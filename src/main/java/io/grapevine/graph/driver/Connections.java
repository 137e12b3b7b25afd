package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.graph.server.Neo4jSource;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// The one connection that all threads share: made at the first use, and made anew after it was lost.
/// Thread-safe.
///
/// Nobody connects under a lock. All who need a connection while one is being made wait for the same attempt,
/// and for a second after a failure everybody is told of it at once.
final class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final Duration FAIL_FAST = Duration.ofSeconds(1);

    private final Neo4jSource source;
    private final GraphLimits limits;
    private final Function<Neo4jAddress, Connection> connect;

    private final Object lock = new Object();
    private State state = new None();

    private sealed interface State {}

    private record None() implements State {}

    private record Connecting(CompletableFuture<Connection> attempt) implements State {}

    private record Connected(Connection connection) implements State {}

    private record Failed(Unavailable reason, long at) implements State {}

    private record Closed() implements State {}

    /// @param connect makes a connection that is ready for use, or throws an [Unavailable] where that may pass
    Connections(Neo4jSource source, GraphLimits limits, Function<Neo4jAddress, Connection> connect) {
        this.source = source;
        this.limits = limits;
        this.connect = connect;
    }

    /// The connection, after waiting for one where need be.
    ///
    /// @throws Unavailable           where the server does not answer, or did not a moment ago
    /// @throws CancellationException where the thread is interrupted
    Connection get() {
        CompletableFuture<Connection> attempt;
        synchronized (lock) {
            switch (state) {
                case Connected(var connection) -> {
                    return connection;
                }
                case Closed() -> throw new Unavailable("Grapevine is ending and no longer asks Neo4j.", null);
                case Connecting(var running) -> attempt = running;
                case Failed(var reason, var at) when System.nanoTime() - at < FAIL_FAST.toNanos() -> throw reason;
                case Failed _, None _ -> attempt = begin();
            }
        }
        return await(attempt);
    }

    /// Looks whether the server can still be reached by a connection on which something failed, and makes room
    /// for another connection where it cannot.
    ///
    /// @return whether the connection is given up
    boolean lost(Connection suspect) {
        synchronized (lock) {
            if (!(state instanceof Connected(var connection)) || connection != suspect) {
                return true; // somebody else has found out
            }
        }
        if (answers(suspect)) {
            return false;
        }
        synchronized (lock) {
            if (state instanceof Connected(var connection) && connection == suspect) {
                state = new None();
                LOG.warnf("Neo4j at %s was lost", suspect.address().uri());
            }
        }
        suspect.retire(limits.write());
        return true;
    }

    void close() {
        State before;
        synchronized (lock) {
            before = state;
            state = new Closed();
        }
        if (before instanceof Connected(var connection)) {
            connection.retire(Duration.ZERO);
        }
    }

    private boolean answers(Connection suspect) {
        try {
            return DriverThreads.call(limits.connect(), abandoned -> {
                suspect.verify();
                return true;
            });
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf("Neo4j at %s does not answer: %s", suspect.address().uri(), e.getMessage());
            return DriverFailures.isBusy(e); // it is there, and all connections to it are in use
        }
    }

    private CompletableFuture<Connection> begin() {
        var attempt = new CompletableFuture<Connection>();
        state = new Connecting(attempt);
        Thread.ofPlatform().daemon().name("neo4j-connect").start(() -> make(attempt));
        return attempt;
    }

    private void make(CompletableFuture<Connection> attempt) {
        try {
            var connection = connect.apply(source.address());
            if (settle(new Connected(connection))) {
                attempt.complete(connection);
            } else {
                connection.retire(Duration.ZERO);
                attempt.completeExceptionally(new Unavailable("Grapevine is ending.", null));
            }
        } catch (Unavailable e) {
            settle(new Failed(e, System.nanoTime()));
            attempt.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            settle(new None());
            attempt.completeExceptionally(e);
        }
    }

    private boolean settle(State next) {
        synchronized (lock) {
            if (state instanceof Closed) {
                return false;
            }
            state = next;
            return true;
        }
    }

    private static Connection await(CompletableFuture<Connection> attempt) {
        try {
            return attempt.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for Neo4j");
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                default -> new IllegalStateException(e.getCause());
            };
        }
    }
}
