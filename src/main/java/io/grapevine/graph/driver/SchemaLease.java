package io.grapevine.graph.driver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.neo4j.driver.Driver;

/// The right of one process to change the schema, kept in the graph. The holder prolongs it for as long as it
/// lives; that of a process that died runs out after a minute, by the server's clock.
final class SchemaLease implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SchemaLease.class);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private final Driver driver;
    private final CypherFiles cypher;
    private final String holder;
    private final CountDownLatch ended = new CountDownLatch(1);

    private SchemaLease(Driver driver, CypherFiles cypher, String holder) {
        this.driver = driver;
        this.cypher = cypher;
        this.holder = holder;
    }

    /// Takes the lease; empty where another process has it.
    static Optional<SchemaLease> take(Driver driver, CypherFiles cypher) {
        driver.executableQuery(cypher.get("schema/create-schema-lease-key")).execute();
        var lease = new SchemaLease(driver, cypher, UUID.randomUUID().toString());
        if (!lease.prolong()) {
            return Optional.empty();
        }
        Thread.ofPlatform().daemon().name("schema-lease").start(lease::keep);
        return Optional.of(lease);
    }

    @Override
    public void close() {
        ended.countDown();
        synchronized (this) { // not while it is being prolonged
            driver.executableQuery(cypher.get("schema/give-up-schema-lease"))
                    .withParameters(Map.of("name", holder))
                    .execute();
        }
    }

    /// @return whether this process holds it
    private synchronized boolean prolong() {
        return ended.getCount() == 0
                || driver.executableQuery(cypher.get("schema/take-schema-lease"))
                        .withParameters(Map.of("name", holder, "k", LENGTH.toSeconds()))
                        .execute()
                        .records()
                        .getFirst()
                        .get("holder")
                        .asString()
                        .equals(holder);
    }

    private void keep() {
        try {
            while (!ended.await(RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!prolong()) {
                    LOG.warn("another process took over the change of the schema");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("the lease on the schema was not prolonged: %s", e.getMessage());
        }
    }
}
