package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException.Misconfigured;
import java.time.Duration;

/// The limits of [GraphConfig], checked.
///
/// @param connections statements that may run at the same time
/// @param queue       wait for a free connection
/// @param connect     one attempt to connect
/// @param read        one statement that only reads
/// @param write       one transaction that changes something
/// @param background  one statement or transaction of background work
public record GraphLimits(
        int connections, Duration queue, Duration connect, Duration read, Duration write, Duration background) {

    public static final GraphLimits DEFAULT = new GraphLimits(
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));

    public GraphLimits {
        if (connections < 1) {
            throw new Misconfigured("grapevine.neo4j.connections must be at least 1, was " + connections);
        }
        positive("queue-timeout", queue);
        positive("connect-timeout", connect);
        positive("read-timeout", read);
        positive("write-timeout", write);
        positive("background-timeout", background);
    }

    static GraphLimits of(GraphConfig config) {
        return new GraphLimits(
                config.connections(),
                config.queueTimeout(),
                config.connectTimeout(),
                config.readTimeout(),
                config.writeTimeout(),
                config.backgroundTimeout());
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new Misconfigured("grapevine.neo4j." + key + " must be longer than 0, was " + value);
        }
    }
}
