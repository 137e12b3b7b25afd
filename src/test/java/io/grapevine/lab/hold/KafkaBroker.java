package io.grapevine.lab.hold;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A real Kafka, one node, in a process and a folder of its own. Its jars are those of `src/test/kafka/pom.xml`,
/// which the first run fetches into `target/kafka`.
final class KafkaBroker implements AutoCloseable {

    private static final Path JARS = Path.of("target", "kafka").toAbsolutePath();
    private static final Path POM = Path.of("src", "test", "kafka", "pom.xml");
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies";
    private static final Duration START = Duration.ofMinutes(1);
    private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAA";

    private final Process process;
    private final int port;
    private final Path folder;

    private KafkaBroker(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /// Starts it on a free port of loopback; empty where its jars cannot be had.
    static Optional<KafkaBroker> start() throws IOException, InterruptedException {
        if (!isThere() && !fetch(List.of("-o")) && !fetch(List.of())) {
            return Optional.empty();
        }
        var folder = Files.createTempDirectory("grapevine-kafka");
        int port = freePort();
        var settings = folder.resolve("server.properties");
        Files.writeString(settings, settings(port, freePort(), folder.resolve("logs")));
        var log = folder.resolve("broker.log").toFile();
        var format = java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settings.toString());
        if (format.redirectErrorStream(true).redirectOutput(log).start().waitFor() != 0) {
            throw new IOException("Kafka's folder cannot be made: " + Files.readString(log.toPath()));
        }
        var server = java("kafka.Kafka", settings.toString());
        var broker = new KafkaBroker(
                server.redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log))
                        .start(),
                port,
                folder);
        broker.awaitPort();
        return Optional.of(broker);
    }

    /// As `GRAPEVINE_KAFKA` wants it.
    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static boolean isThere() throws IOException {
        if (!Files.isDirectory(JARS)) {
            return false;
        }
        try (var jars = Files.list(JARS)) {
            return jars.anyMatch(jar -> jar.getFileName().toString().startsWith("kafka_"));
        }
    }

    private static boolean fetch(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./mvnw", "-q", "-B"));
        command.addAll(options);
        command.addAll(List.of("-f", POM.toString(), COPY, "-DincludeScope=runtime", "-DoutputDirectory=" + JARS));
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private static ProcessBuilder java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                JARS.resolve("*").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static String settings(int port, int controller, Path logs) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controller, logs);
    }

    private void awaitPort() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("Kafka did not start: " + Files.readString(folder.resolve("broker.log")));
            }
            Thread.sleep(200);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
