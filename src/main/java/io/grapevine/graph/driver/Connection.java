package io.grapevine.graph.driver;

import io.grapevine.graph.server.Neo4jAddress;
import java.time.Duration;
import java.util.function.Function;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/// A driver that is closed when its last session has ended: replacing it breaks nothing that is under way.
/// Thread-safe.
final class Connection {

    private final Driver driver;
    private final Neo4jAddress address;
    private int sessions; // guarded by this
    private boolean retired; // guarded by this

    Connection(Driver driver, Neo4jAddress address) {
        this.driver = driver;
        this.address = address;
    }

    Neo4jAddress address() {
        return address;
    }

    /// Another connection has taken the place of this one; nothing was run.
    static final class Replaced extends RuntimeException {}

    /// Runs `work` in a session.
    ///
    /// @throws Replaced where this connection takes no more sessions
    <T> T inSession(AccessMode mode, Function<Session, T> work) {
        if (!begin()) {
            throw new Replaced();
        }
        try (var session = driver.session(config(mode))) {
            return work.apply(session);
        } finally {
            end();
        }
    }

    /// Throws where the server cannot be reached by this driver.
    void verify() {
        driver.verifyConnectivity();
    }

    /// Takes no more sessions, and closes the driver after the last one: at the latest after `patience`,
    /// because a session with a server that has gone silent never ends by itself.
    void retire(Duration patience) {
        synchronized (this) {
            retired = true;
            if (sessions > 0) {
                Thread.ofVirtual().name("neo4j-drain").start(() -> closeAfter(patience));
                return;
            }
        }
        driver.close();
    }

    private void closeAfter(Duration patience) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; closed all the same
        }
        driver.close(); // does nothing where it is closed already
    }

    private synchronized boolean begin() {
        if (retired) {
            return false;
        }
        sessions++;
        return true;
    }

    private void end() {
        synchronized (this) {
            sessions--;
            if (!retired || sessions > 0) {
                return;
            }
        }
        driver.close();
    }

    private SessionConfig config(AccessMode mode) {
        return SessionConfig.builder()
                .withDefaultAccessMode(mode)
                .withBookmarkManager(driver.executableQueryBookmarkManager())
                .build();
    }
}
