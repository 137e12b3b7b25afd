package io.grapevine.lab.hold;

import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.server.ManagedNeo4j;
import io.grapevine.lab.bench.chat.ServiceProcess;
import io.grapevine.lab.bench.chat.ServiceProcess.Vitals;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Where trials take place: a home folder of its own, and in it the service, the managed Neo4j and the processes
/// of
/// the service's parser. All of it is gone when it is closed. Used by one thread but for what clients do.
public final class Site implements AutoCloseable {

    /// How long any answer may take before it counts as none.
    static final Duration PATIENCE = Duration.ofMinutes(4);

    /// What a run of the service writes for itself, and is not made of documents.
    private static final List<String> NOT_OF_DOCUMENTS = List.of(
            "Conversation", "Exchange", "Feedback", "Spending", "RouteCorrection", "SchemaLease", "Job", "JobQueue");
    /// When something was done, and by which run.
    private static final List<String> OF_A_RUN =
            List.of("ingestedAt", "version", "communitiesVersion", "token", "seconds");

    private final Path install;
    private final Path home;
    private final Vertx vertx;
    private final Consumer<String> talk;
    private final ManagedNeo4j neo4j;
    private Optional<ServiceProcess> service = Optional.empty();
    private Map<String, String> environment = Map.of();

    /// @param install the folder that Grapevine is installed in, which has the program `grapevine`
    /// @param talk    told what is going on
    Site(Path install, Vertx vertx, Consumer<String> talk) throws IOException {
        this.install = install.toAbsolutePath();
        this.vertx = vertx;
        this.talk = talk;
        home = Files.createTempDirectory("grapevine-hold");
        neo4j = new ManagedNeo4j(new ManagedNeo4j.Settings(
                home.resolve("neo4j"),
                this.install.resolve("target").resolve("neo4j"),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                768,
                128));
    }

    Path install() {
        return install;
    }

    Path home() {
        return home;
    }

    Vertx vertx() {
        return vertx;
    }

    void talk(String line) {
        talk.accept(line);
    }

    /// The file that the service writes its log to.
    Path log() {
        return home.resolve("service.log");
    }

    /// Starts the service, in the place of the one that runs; Neo4j goes on.
    ///
    /// @param settings what its environment has besides
    void start(Map<String, String> settings) {
        stopService();
        environment = new HashMap<>(settings);
        environment.put("GRAPEVINE_HOME", home.toString());
        restart();
    }

    /// Starts the service with the settings that it had, if it does not run.
    void restart() {
        if (service.filter(ServiceProcess::isAlive).isPresent()) {
            return;
        }
        var log = ProcessBuilder.Redirect.appendTo(log().toFile());
        service = Optional.of(ServiceProcess.start(install.resolve("grapevine"), environment, log));
    }

    /// Starts a worker beside the service, with the settings that it has.
    WorkerProcess startWorker() {
        var log = ProcessBuilder.Redirect.appendTo(log().toFile());
        return WorkerProcess.start(install.resolve("grapevine"), environment, log);
    }

    ServiceProcess service() {
        return service.orElseThrow(() -> new IllegalStateException("no service was started"));
    }

    /// A new client of the service as it runs now.
    Client client() {
        return new Client(service().home(), PATIENCE);
    }

    Vitals vitals() {
        return service().vitals();
    }

    /// The running Neo4j; empty while there is none.
    Optional<ProcessHandle> neo4jProcess() {
        return neo4j.status().flatMap(status -> ProcessHandle.of(status.pid()));
    }

    ManagedNeo4j neo4j() {
        return neo4j;
    }

    /// The processes in which the service parses; its other child is Neo4j, where it has started it.
    List<ProcessHandle> parsers() {
        var database = neo4jProcess();
        return service()
                .handle()
                .children()
                .filter(child -> !database.map(child::equals).orElse(false))
                .toList();
    }

    /// The whole graph of the documents and of what follows from them, as sorted lines.
    List<String> dump() {
        try (var graph = new Graph(neo4j)) {
            return graph
                    .inBackground()
                    .read(
                            "lab/dump",
                            Map.of("labels", NOT_OF_DOCUMENTS, "keys", OF_A_RUN),
                            row -> row.get("line").asString())
                    .stream()
                    .sorted()
                    .toList();
        }
    }

    /// The sample documents, those that are text and those that the parser's process reads.
    List<NamedFile> samples() throws IOException {
        try (var files = Files.list(install.resolve("samples"))) {
            var named = new ArrayList<NamedFile>();
            for (var file :
                    files.filter(f -> !f.endsWith("questions.jsonl")).sorted().toList()) {
                named.add(new NamedFile(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            return named;
        }
    }

    @Override
    public void close() {
        stopService();
        neo4j.stop();
        neo4j.close();
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new Unavailable("Cannot remove " + home + ": " + e.getMessage(), e);
        }
    }

    private void stopService() {
        service.ifPresent(ServiceProcess::close);
        service = Optional.empty();
    }
}
