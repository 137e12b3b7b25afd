package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// One home of their own, whose server is started and stopped by these tests. Each passes alone; in this order a
/// test takes the server as the one before has left it, since a start is what they spend their time on.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagedNeo4jIT {

    private static final Duration LINGER = Duration.ofSeconds(2);
    private static Path home;
    private static ManagedNeo4j keeper; // a client that holds the server from one test to the next

    @BeforeAll
    static void makeHome() throws IOException {
        home = Files.createTempDirectory("grapevine-managed");
        keeper = neo4j();
    }

    @AfterAll
    static void clear() {
        keeper.close();
        neo4j().stop();
        TestNeo4j.delete(home);
    }

    @Test
    @Order(1)
    void two_processes_that_start_it_at_once_share_one_server() throws Exception {
        keeper.close();
        neo4j().stop();
        var before = starts();
        var output = home.resolveSibling(home.getFileName() + "-clients");
        Files.createDirectories(output);
        var clients = new ArrayList<Process>();
        for (var i = 0; i < 2; i++) {
            clients.add(client(output.resolve(i + ".txt"), "once"));
        }
        try (var executor = Executors.newFixedThreadPool(2)) { // and two threads of one process
            Callable<Integer> attach = () -> {
                try (var graph = new Graph(neo4j())) {
                    return graph.ping().uri().getPort();
                }
            };
            var ports = executor.invokeAll(List.of(attach, attach)).stream()
                    .map(f -> f.resultNow())
                    .toList();
            var seen = new HashSet<>(ports);
            for (var i = 0; i < 2; i++) {
                assertThat(clients.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
                var lines = Files.readAllLines(output.resolve(i + ".txt"));
                assertThat(lines).as("client %d", i).isNotEmpty();
                seen.add(Integer.parseInt(lines.getLast()));
            }
            assertThat(seen).hasSize(1);
        }
        assertThat(starts()).isEqualTo(before + 1);
        keeper.address();
        TestNeo4j.delete(output);
    }

    /// A server says once, at its start, that it takes the Vector API.
    private static long starts() throws IOException {
        if (!Files.exists(neo4j().log())) {
            return 0;
        }
        return Files.readAllLines(neo4j().log()).stream()
                .filter(line -> line.startsWith("WARNING: Using incubator"))
                .count();
    }

    @Test
    @Order(4)
    void a_server_that_is_killed_among_writes_is_started_again_and_nothing_is_lost_or_doubled() throws Exception {
        var documents = IntStream.range(0, 60)
                .mapToObj(i ->
                        Samples.document("default", "d" + i, "Ada met Charles and Person" + i, "Mary lives in London"))
                .toList();
        try (var graph = new Graph(neo4j())) {
            var store = new DocumentStore(graph);
            store.replaceAll(documents);
            var whole = TestGraph.dump(graph);
            store.removeCollection("default");
            var first = neo4j().status().orElseThrow().pid();

            var killer = Thread.startVirtualThread(() -> kill(first));
            documents.forEach(d -> store.replace(d.document(), d.passages()));
            killer.join();
            store.replace(documents.getLast().document(), documents.getLast().passages());

            assertThat(neo4j().status().orElseThrow().pid()).isNotEqualTo(first);
            assertThat(TestGraph.dump(graph)).isEqualTo(whole);
        }
    }

    @Test
    @Order(6)
    void the_server_ends_itself_after_its_last_client_even_one_that_was_killed() throws Exception {
        var output = home.resolve("client.txt");
        var client = client(output, "until killed");
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(client.isAlive()).isTrue();
                    return Files.exists(output) && !Files.readString(output).isBlank();
                });
        keeper.close();
        var server = ProcessHandle.of(neo4j().status().orElseThrow().pid()).orElseThrow();
        Thread.sleep(LINGER.multipliedBy(2)); // longer than it lingers: its client holds it
        assertThat(server.isAlive()).isTrue();

        client.destroyForcibly();

        assertThat(server.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
        assertThat(neo4j().status()).isEmpty();
    }

    @Test
    @Order(7)
    void a_server_that_was_asked_to_stay_stays_until_it_is_stopped() throws Exception {
        keeper.close();
        var neo4j = neo4j();
        var status = neo4j.stayRunning();
        neo4j.close();
        Thread.sleep(LINGER.multipliedBy(2));

        assertThat(neo4j.status()).contains(status);
        assertThat(status.stays()).isTrue();
        assertThat(neo4j.stop()).isTrue();

        assertThat(neo4j.status()).isEmpty();
        assertThat(neo4j.stop()).isFalse();
        assertThat(home.resolve("stay")).doesNotExist();
    }

    @Test
    void a_state_that_names_a_recycled_pid_is_stale(@TempDir Path own) throws IOException {
        Files.writeString(
                own.resolve("server.properties"),
                "pid=" + ProcessHandle.current().pid() + "\nstarted=2001-01-01T00:00:00Z\nport=7687\n");

        assertThat(TestNeo4j.managed(own, LINGER).status()).isEmpty();
    }

    @Test
    void a_state_whose_process_holds_no_lock_is_stale(@TempDir Path own) throws IOException {
        var me = ProcessHandle.current();
        Files.writeString(
                own.resolve("server.properties"),
                "pid=" + me.pid() + "\nstarted="
                        + me.info().startInstant().map(Object::toString).orElse("") + "\nport=7687\n");

        assertThat(TestNeo4j.managed(own, LINGER).status()).isEmpty();
        try (var _ = FileLease.take(own.resolve("server.lock"), Duration.ofSeconds(1))
                .orElseThrow()) {
            assertThat(TestNeo4j.managed(own, LINGER).status()).isPresent();
        }
        assertThat(TestNeo4j.managed(own, LINGER).status()).isEmpty();
    }

    @Test
    @Order(3)
    void the_password_is_its_owners_alone_and_in_no_log() throws Exception {
        try (var graph = new Graph(neo4j())) {
            graph.ping();
            var password = Files.readString(neo4j().passwordFile());

            assertThat(password).hasSizeGreaterThan(20);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(neo4j().passwordFile())))
                        .isEqualTo("rw-------");
            }
            assertThat(ProcessHandle.of(neo4j().status().orElseThrow().pid())
                            .orElseThrow()
                            .info()
                            .commandLine()
                            .orElse(""))
                    .doesNotContain(password);
            try (var files = Files.walk(home.resolve("logs"))) {
                for (var log : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(log)).as(log.toString()).doesNotContain(password);
                }
            }
            assertThat(keeper.address().toString()).doesNotContain(password);
        }
    }

    @Test
    @Order(2)
    void the_server_reports_nothing_to_its_makers() throws Exception {
        try (var graph = new Graph(neo4j())) {
            var address = graph.ping();
            try (var driver =
                    GraphDatabase.driver(address.uri(), AuthTokens.basic(address.username(), address.password()))) {
                var setting = driver.executableQuery("SHOW SETTINGS 'dbms.usage_report.enabled' YIELD value")
                        .execute()
                        .records();

                assertThat(setting)
                        .singleElement()
                        .satisfies(
                                row -> assertThat(row.get("value").asString()).isEqualTo("false"));
            }
        }
        assertThat(Files.readString(home.resolve("logs").resolve("debug.log")))
                .doesNotContain("Anonymous Usage Data is being sent");
    }

    @Test
    @Order(5)
    void a_password_file_that_was_changed_under_a_running_server_is_said() throws Exception {
        try (var graph = new Graph(neo4j())) {
            graph.ping();
        }
        Files.writeString(neo4j().passwordFile(), "another-password");

        try (var graph = new Graph(neo4j())) {
            assertThatThrownBy(graph::ping)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("./grapevine neo4j stop");
            neo4j().stop();
            assertThat(graph.ping().uri()).isNotNull();
            keeper.address();
        }
    }

    private static ManagedNeo4j neo4j() {
        return TestNeo4j.managed(home, LINGER);
    }

    /// A process that attaches and prints the port.
    private Process client(Path output, String howLong) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Client.class.getName(),
                        home.toString(),
                        howLong)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void kill(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    static final class Client {
        public static void main(String... args) throws InterruptedException {
            var neo4j = TestNeo4j.managed(Path.of(args[0]), LINGER);
            try (var graph = new Graph(neo4j)) {
                System.out.println(graph.ping().uri().getPort());
                System.out.flush();
                if (args[1].equals("until killed")) {
                    Thread.sleep(Duration.ofMinutes(5));
                }
            }
        }
    }
}
