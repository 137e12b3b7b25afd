package io.grapevine.graph;

import io.grapevine.graph.server.ManagedNeo4j;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/// One managed Neo4j for all the tests of a run, in a temporary home. `@QuarkusTest`s take it by
/// `@WithTestResource(TestNeo4j.class)`, others by `@ExtendWith(TestGraph.class)`.
///
/// The service of `@QuarkusTest`s is started anew where their resources or profiles differ, which takes longer
/// than most tests: what one of them needs of the configuration is here for all, where the others can bear it.
public final class TestNeo4j implements QuarkusTestResourceLifecycleManager {

    private static final class Shared {
        static final Path HOME = temporary();
    }

    /// What `GRAPEVINE_HOME` is in these tests.
    public static Path home() {
        return Shared.HOME;
    }

    static ManagedNeo4j shared() {
        return managed(home().resolve("neo4j"), Duration.ofSeconds(30));
    }

    public static ManagedNeo4j managed(Path home, Duration linger) {
        return new ManagedNeo4j(new ManagedNeo4j.Settings(
                home, Path.of("target", "neo4j").toAbsolutePath(), linger, Duration.ofMinutes(6), 512, 64));
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "grapevine.home",
                home().toString(),
                "grapevine.neo4j.start-timeout",
                "6m",
                "quarkus.http.test-timeout",
                "3m",
                "grapevine.chat.stall",
                "PT2S",
                "grapevine.chat.heartbeat",
                "PT2S",
                "grapevine.chat.max-characters",
                "100000000");
    }

    @Override
    public void stop() {
        // the run's end stops the server
    }

    private static Path temporary() {
        try {
            var home = Files.createTempDirectory("grapevine-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                managed(home.resolve("neo4j"), Duration.ZERO).stop();
                delete(home);
            }));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
