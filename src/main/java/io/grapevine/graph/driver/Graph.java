package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.graph.server.Neo4jSource;
import io.grapevine.graph.server.Neo4jVersion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;

/// Runs the Cypher files of `graph`. Connects at the first use, starting the managed Neo4j where that is
/// configured, and brings the schema up to date; connects again after the server was lost. Safe for use by any
/// number of threads, virtual ones too.
///
/// ```java
/// graph.read("document/find-document", Map.of("id", id), row -> row.get("document").asMap());
/// ```
///
/// Every statement has a time limit. A thread that is interrupted gets a [CancellationException] at once, and
/// nobody else notices: the statement runs on a thread of its own and ends by its limit, a transaction is
/// rolled back before its next statement.
@Singleton
public final class Graph implements AutoCloseable {

    private static final long BACK_OFF_MS = 50;
    /// Beyond the statement's own limit: for the server to report that it has ended it.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Neo4jSource source;
    private final GraphLimits limits;
    private final Connections connections;
    private final CypherFiles cypher;
    private final DriverFailures failures;
    private final Duration readLimit;
    private final Duration writeLimit;

    @Inject
    public Graph(Neo4jSource source, GraphConfig config) {
        this(source, GraphLimits.of(config));
    }

    /// A graph with the limits of [GraphLimits#DEFAULT].
    public Graph(Neo4jSource source) {
        this(source, GraphLimits.DEFAULT);
    }

    public Graph(Neo4jSource source, GraphLimits limits) {
        this(source, limits, address -> driver(address, limits));
    }

    Graph(Neo4jSource source, GraphLimits limits, Function<Neo4jAddress, Driver> drivers) {
        this.source = source;
        this.limits = limits;
        this.cypher = new CypherFiles();
        this.failures = new DriverFailures(source, limits);
        this.connections = new Connections(source, limits, address -> connect(drivers, address));
        this.readLimit = limits.read();
        this.writeLimit = limits.write();
    }

    private Graph(Graph other, Duration limit) {
        this.source = other.source;
        this.limits = other.limits;
        this.connections = other.connections;
        this.cypher = other.cypher;
        this.failures = other.failures;
        this.readLimit = limit;
        this.writeLimit = limit;
    }

    /// The same graph by the same connections, with the time limits of work that nobody waits for.
    public Graph inBackground() {
        return new Graph(this, limits.background());
    }

    /// Runs `graph/NAME.cypher` in one round trip.
    ///
    /// @throws Unavailable           when Neo4j does not answer, or not in time
    /// @throws Misconfigured         when it refuses the password
    /// @throws CancellationException when the calling thread is interrupted
    public <T> List<T> read(String name, Map<String, ?> params, Function<Record, T> row) {
        return inSession(
                AccessMode.READ,
                readLimit,
                (session, abandoned) -> session.run(
                                new Query(cypher.get(name), Parameters.of(params)), within(readLimit))
                        .list(row));
    }

    /// Runs `graph/NAME.cypher` in a transaction of its own. It may run twice where the connection breaks, so
    /// it must be something that changes nothing the second time.
    public <T> List<T> write(String name, Map<String, ?> params, Function<Record, T> row) {
        return transaction(writer -> writer.write(name, params, row));
    }

    /// Runs `graph/NAME.cypher` for its effect; the same caution holds.
    public void execute(String name, Map<String, ?> params) {
        transaction(writer -> {
            writer.run(name, params);
            return null;
        });
    }

    /// Runs several files of `graph` in one transaction: all of it happens or nothing. The same caution holds.
    public <T> T transaction(Function<Writer, T> work) {
        return inSession(AccessMode.WRITE, writeLimit, (session, abandoned) -> {
            try (var tx = session.beginTransaction(within(writeLimit))) {
                var result = work.apply(new Writer(tx, cypher, abandoned));
                tx.commit();
                return result;
            }
        });
    }

    /// Connects if need be, and asks Neo4j for an answer.
    ///
    /// @return where it answers
    public Neo4jAddress ping() {
        read("document/version", Map.of(), row -> row.get("version").asLong());
        return connections.get().address();
    }

    /// What a user does when Neo4j does not answer.
    public String nextStep() {
        return source.nextStep();
    }

    @PreDestroy
    @Override
    public void close() {
        connections.close();
        source.close();
    }

    private interface Work<T> {
        T in(Session session, BooleanSupplier abandoned);
    }

    private <T> T inSession(AccessMode mode, Duration limit, Work<T> work) {
        var lostBefore = false;
        for (var attempt = 1; ; attempt++) {
            var used = connections.get();
            try {
                return DriverThreads.call(
                        limits.queue().plus(limit).plus(GRACE),
                        abandoned -> used.inSession(mode, session -> work.in(session, abandoned)));
            } catch (Connection.Replaced e) {
                // by a working one: not this statement's fault
            } catch (DriverThreads.Silent e) {
                connections.lost(used);
                throw failures.lost(used.address(), e);
            } catch (SecurityException e) {
                throw failures.refused(used.address(), e);
            } catch (Neo4jException | IllegalStateException e) {
                if (DriverFailures.isLost(e)) {
                    var gone = connections.lost(used);
                    if (lostBefore || gone && !source.restarts()) {
                        throw failures.lost(used.address(), e);
                    }
                    lostBefore = true;
                } else if (attempt >= DriverFailures.attempts(e)) {
                    throw failures.inWords(e, used.address(), limit)
                            .map(RuntimeException.class::cast)
                            .orElse(e);
                } else {
                    backOff(attempt);
                }
            }
        }
    }

    private static TransactionConfig within(Duration limit) {
        return TransactionConfig.builder().withTimeout(limit).build();
    }

    private static Driver driver(Neo4jAddress address, GraphLimits limits) {
        return GraphDatabase.driver(
                address.uri(),
                AuthTokens.basic(address.username(), address.password()),
                Config.builder()
                        .withMaxConnectionPoolSize(limits.connections())
                        .withConnectionTimeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                        .withConnectionAcquisitionTimeout(limits.queue().toMillis(), TimeUnit.MILLISECONDS)
                        .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                        .withTelemetryDisabled(true)
                        .build());
    }

    private Connection connect(Function<Neo4jAddress, Driver> drivers, Neo4jAddress address) {
        var driver = drivers.apply(address);
        try {
            DriverThreads.call(limits.queue(), abandoned -> {
                driver.verifyConnectivity();
                Neo4jVersion.require(agent(driver), address);
                return null;
            });
            var schema = new Schema(driver, cypher);
            if (!schema.isCurrent()) {
                source.alone(schema::bringUpToDate);
            }
            return new Connection(driver, address);
        } catch (SecurityException e) {
            driver.close();
            throw failures.refused(address, e);
        } catch (DriverThreads.Silent | Neo4jException e) {
            driver.close();
            throw failures.inWords(e, address, limits.queue())
                    .filter(known -> !DriverFailures.isLost(e) && !DriverFailures.isBusy(e))
                    .orElseGet(() -> failures.lost(address, e));
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    private String agent(Driver driver) {
        return driver.executableQuery(cypher.get("document/version"))
                .execute()
                .summary()
                .server()
                .agent();
    }

    private static void backOff(int attempt) {
        try {
            Thread.sleep(BACK_OFF_MS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for Neo4j");
        }
    }
}
