package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.graph.server.Neo4jSource;
import io.grapevine.graph.server.Neo4jVersion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationConfig;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/// The one holder of the driver. Connects at the first use, starting the managed Neo4j where that is configured,
/// and brings the schema up to date; connects again after the connection was lost. Safe for use by any number of
/// threads, virtual ones too.
///
/// ```java
/// graph.read("document/find-document", Map.of("id", id), row -> row.get("document").asMap());
/// ```
@Singleton
public final class Graph implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Graph.class);
    private static final int ATTEMPTS = 6;
    private static final long BACK_OFF_MS = 50;

    private final Neo4jSource source;
    private final CypherFiles cypher = new CypherFiles();
    private Connection connection;

    private record Connection(Driver driver, Neo4jAddress address) {}

    @Inject
    public Graph(Neo4jSource source) {
        this.source = source;
    }

    /// Runs `graph/NAME.cypher` in one round trip.
    ///
    /// @throws Unavailable   when Neo4j does not answer
    /// @throws Misconfigured when it refuses the password
    public <T> List<T> read(String name, Map<String, ?> params, Function<Record, T> row) {
        return inSession(
                AccessMode.READ,
                session -> session.run(cypher.get(name), Parameters.of(params)).list(row));
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

    /// Runs several files of `graph` in one transaction: all of it happens or nothing. The same caution
    /// holds.
    public <T> T transaction(Function<Writer, T> work) {
        return inSession(AccessMode.WRITE, session -> {
            try (var tx = session.beginTransaction()) {
                var result = work.apply(new Writer(tx, cypher));
                tx.commit();
                return result;
            }
        });
    }

    /// Connects if need be, and asks Neo4j for an answer.
    ///
    /// @return where it answers
    public Neo4jAddress ping() {
        read("version", Map.of(), row -> row.get("version").asLong());
        return connection().address();
    }

    /// What a user does when Neo4j does not answer.
    public String nextStep() {
        return source.nextStep();
    }

    @PreDestroy
    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.driver().close();
            connection = null;
        }
        source.close();
    }

    private <T> T inSession(AccessMode mode, Function<Session, T> work) {
        var restarted = false;
        for (var attempt = 1; ; attempt++) {
            var used = connection();
            try (var session = used.driver().session(session(used.driver(), mode))) {
                return work.apply(session);
            } catch (ServiceUnavailableException | SessionExpiredException e) {
                forget(used);
                if (!source.restarts() || restarted) {
                    throw unavailable(used.address(), e);
                }
                restarted = true;
                LOG.warnf(
                        "Neo4j at %s was lost; starting it again",
                        used.address().uri());
            } catch (SecurityException e) {
                throw refused(used.address(), e);
            } catch (RuntimeException e) {
                if (!(e instanceof RetryableException)) {
                    throw e;
                }
                if (attempt >= ATTEMPTS) {
                    throw unavailable(used.address(), e);
                }
                backOff(attempt);
            }
        }
    }

    private static SessionConfig session(Driver driver, AccessMode mode) {
        return SessionConfig.builder()
                .withDefaultAccessMode(mode)
                .withBookmarkManager(driver.executableQueryBookmarkManager())
                .build();
    }

    private synchronized Connection connection() {
        if (connection == null) {
            connection = connect(source.address());
        }
        return connection;
    }

    private Connection connect(Neo4jAddress address) {
        var driver = GraphDatabase.driver(
                address.uri(),
                AuthTokens.basic(address.username(), address.password()),
                Config.builder()
                        .withConnectionTimeout(5, TimeUnit.SECONDS)
                        .withConnectionAcquisitionTimeout(30, TimeUnit.SECONDS)
                        .withNotificationConfig(NotificationConfig.disableAllConfig())
                        .withTelemetryDisabled(true)
                        .build());
        try {
            driver.verifyConnectivity();
            Neo4jVersion.require(agent(driver), address);
            var schema = new Schema(driver, cypher);
            if (!schema.isCurrent()) {
                source.alone(schema::bringUpToDate);
            }
            return new Connection(driver, address);
        } catch (ServiceUnavailableException | SessionExpiredException e) {
            driver.close();
            throw unavailable(address, e);
        } catch (SecurityException e) {
            driver.close();
            throw refused(address, e);
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

    private synchronized void forget(Connection lost) {
        if (connection == lost) {
            connection = null;
            lost.driver().close();
        }
    }

    private GrapevineException unavailable(Neo4jAddress address, RuntimeException e) {
        return new Unavailable("Neo4j at " + address.uri() + " does not answer. " + source.nextStep(), e);
    }

    private GrapevineException refused(Neo4jAddress address, RuntimeException e) {
        return new Misconfigured(
                "Neo4j at " + address.uri() + " refuses user " + address.username() + " or the password. "
                        + (source.restarts()
                                ? "Its password file was changed; let it be read again: ./grapevine neo4j stop"
                                : "Correct NEO4J_USERNAME and NEO4J_PASSWORD."),
                e);
    }

    private static void backOff(int attempt) {
        try {
            Thread.sleep(BACK_OFF_MS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for Neo4j.", e);
        }
    }
}
