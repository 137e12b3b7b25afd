package io.grapevine.graph.driver;

import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.graph.server.UserNeo4j;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A [Graph] on drivers that do as a test says.
abstract class FakeServerTest {

    static final String ANY = "document/version";
    static final GraphLimits LIMITS = new GraphLimits(
            3,
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));

    final CountDownLatch release = new CountDownLatch(1);

    static List<Integer> read(Graph graph) {
        return graph.read(ANY, Map.of(), row -> row.get("value").asInt());
    }

    static Graph graph(FakeDriver fake) {
        return new Graph(user(), LIMITS, address -> fake.driver());
    }

    static UserNeo4j user() {
        return new UserNeo4j(new Neo4jAddress(URI.create("bolt://db:7687"), "neo4j", "secret"));
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
