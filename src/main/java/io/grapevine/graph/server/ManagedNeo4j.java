package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The Neo4j that comes with Grapevine: a process of its own, started on demand and shared by every process
/// that uses the same home folder. It ends some minutes after the last of them.
///
/// In the home folder: `password` (readable by its owner only), `server.properties` (the running server about
/// itself), `start.lock` (held while a server is started or stopped), `server.lock` (held by the server),
/// `clients/` (one locked file for each process that uses the server), `stay` (the server does not end
/// itself). The operating system frees the locks of a killed process, and the state of a killed server names
/// a process that is gone: nothing stale holds anything.
public final class ManagedNeo4j implements Neo4jSource {

    private static final Logger LOG = Logger.getLogger(ManagedNeo4j.class);
    private static final String MAIN = "io.grapevine.neo4j.Neo4jServer";
    private static final Duration POLL = Duration.ofMillis(25);

    private final Settings settings;
    private final PasswordFile password;
    private FileLease client;
    private volatile boolean closing;

    /// @param home     folder of the store and of the files above
    /// @param program  folder with Neo4j's `lib` and our `classes`
    /// @param linger   how long the server lives on after the last client
    public record Settings(
            Path home, Path program, Duration linger, Duration startTimeout, int heapMb, int pageCacheMb) {

        public Settings {
            home = home.toAbsolutePath().normalize();
            if (linger.isNegative()) {
                throw new Misconfigured("grapevine.neo4j.linger must not be negative, was " + linger);
            }
        }
    }

    /// What is known of the server.
    ///
    /// @param stays whether it runs until it is stopped
    public record Status(URI uri, long pid, boolean stays) {}

    public ManagedNeo4j(Settings settings) {
        this.settings = settings;
        this.password = new PasswordFile(settings.home());
    }

    /// Most megabytes that the server takes: its heap and its page cache.
    public int memoryMb() {
        return settings.heapMb() + settings.pageCacheMb();
    }

    public Path passwordFile() {
        return password.file();
    }

    public Path log() {
        return settings.home().resolve("logs").resolve("server.log");
    }

    /// The running server; empty when there is none.
    public Optional<Status> status() {
        return running().map(s -> new Status(uri(s), s.pid(), Files.exists(stay())));
    }

    /// Attaches to the running server, or starts one.
    @Override
    public synchronized Neo4jAddress address() {
        holdClientFile();
        var state = running().orElseGet(this::start);
        return new Neo4jAddress(uri(state), "neo4j", password.read());
    }

    @Override
    public String nextStep() {
        return "Start it with: ./grapevine neo4j start (its log is " + log() + ").";
    }

    @Override
    public boolean restarts() {
        return true;
    }

    @Override
    public void alone(Runnable work) {
        try (var _ = startLock()) {
            work.run();
        }
    }

    /// Makes the server stay until it is stopped, started if need be.
    public Status stayRunning() {
        try {
            OwnerOnly.createFolder(settings.home());
            if (!Files.exists(stay())) {
                Files.createFile(stay());
            }
        } catch (IOException e) {
            throw new Unavailable("Cannot write " + stay() + ": " + e.getMessage() + ". Make the folder writable.", e);
        }
        address();
        return status().orElseThrow(
                        () -> new Unavailable("Neo4j ended right after its start. Its log is " + log(), null));
    }

    /// Stops the server, whoever uses it, and waits until it is gone.
    ///
    /// @return false when none ran
    public boolean stop() {
        if (!Files.isDirectory(settings.home())) {
            return false;
        }
        try (var _ = startLock()) {
            Files.deleteIfExists(stay());
            var process = running().flatMap(ServerState::process);
            process.ifPresent(p -> {
                p.destroy();
                await(
                        "Neo4j (process " + p.pid() + ") does not end",
                        () -> holdsLock() ? Optional.empty() : Optional.of(true));
            });
            return process.isPresent();
        } catch (IOException e) {
            throw new Unavailable("Cannot delete " + stay() + ": " + e.getMessage(), e);
        }
    }

    /// Lets go of the server, which ends itself when nobody else uses it. A start that is under way is not
    /// waited for.
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (client != null) {
                client.discard();
                client = null;
            }
            closing = false;
        }
    }

    private Optional<ServerState> running() {
        return ServerState.read(settings.home().resolve("server.properties"))
                .filter(s -> s.process().isPresent() && holdsLock());
    }

    /// A process that was killed and that nobody has reaped still has its pid and its start; its locks are
    /// gone.
    private boolean holdsLock() {
        return FileLease.isHeld(settings.home().resolve("server.lock"));
    }

    private Path stay() {
        return settings.home().resolve("stay");
    }

    /// Before the state is read: a server that is about to end looks at these files after it took its state
    /// away.
    private void holdClientFile() {
        if (client != null) {
            return;
        }
        try {
            OwnerOnly.createFolder(settings.home());
            var clients = Files.createDirectories(settings.home().resolve("clients"));
            var file = clients.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
            client = FileLease.take(file, Duration.ofSeconds(5))
                    .orElseThrow(() -> new Unavailable(
                            "Cannot lock " + file
                                    + ". Is the folder on a file system without locks? Set GRAPEVINE_HOME to another.",
                            null));
        } catch (IOException e) {
            throw new Unavailable(
                    "Cannot write to " + settings.home() + ": " + e.getMessage()
                            + ". Make it writable, or set GRAPEVINE_HOME to another folder.",
                    e);
        }
    }

    private FileLease startLock() {
        return FileLease.take(settings.home().resolve("start.lock"), settings.startTimeout())
                .orElseThrow(() -> new Unavailable(
                        "Another process has been starting Neo4j for "
                                + settings.startTimeout().toSeconds() + " s. See " + log(),
                        null));
    }

    private ServerState start() {
        try (var _ = startLock()) {
            var meanwhile = running();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            password.make();
            LOG.info("Starting Neo4j ...");
            var process = launch();
            return await("Neo4j did not start", () -> {
                var state = running();
                if (state.isEmpty() && !process.isAlive()) {
                    throw new Unavailable(
                            "Neo4j ended at its start with code " + process.exitValue() + ". Its log is " + log()
                                    + "; its last line: " + lastLine(),
                            null);
                }
                return state;
            });
        } catch (IOException e) {
            throw new Unavailable("Cannot start Neo4j in " + settings.home() + ": " + e.getMessage(), e);
        }
    }

    private Process launch() throws IOException {
        var lib = settings.program().resolve("lib");
        var server = settings.program().resolve("server.jar");
        if (!Files.isDirectory(lib) || !Files.exists(server)) {
            throw new Misconfigured(
                    "The managed Neo4j is not built: " + settings.program()
                            + " lacks lib or server.jar. Build it with: ./mvnw package, or set NEO4J_URI to a server of yours.");
        }
        Files.createDirectories(log().getParent());
        LogRotation.rotate(log());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + settings.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-cp",
                server + File.pathSeparator + lib + File.separator + "*",
                MAIN,
                settings.home().toString(),
                String.valueOf(settings.pageCacheMb()),
                String.valueOf(settings.linger().toSeconds()));
        return new ProcessBuilder(command)
                .directory(settings.home().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectErrorStream(true)
                .start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private String lastLine() {
        try {
            return Files.readAllLines(log()).reversed().stream()
                    .filter(l -> !l.startsWith("\t") && !l.isBlank())
                    .findFirst()
                    .orElse("(empty)");
        } catch (IOException e) {
            return "unreadable, " + e.getMessage();
        }
    }

    private <T> T await(String failure, java.util.function.Supplier<Optional<T>> condition) {
        var deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (System.nanoTime() < deadline) {
            var value = condition.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (closing) {
                throw new Unavailable("Grapevine is ending and no longer waits for Neo4j.", null);
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("Interrupted while waiting for Neo4j.", e);
            }
        }
        throw new Unavailable(
                failure + " within " + settings.startTimeout().toSeconds() + " s. Its log is " + log(), null);
    }

    private static URI uri(ServerState state) {
        return URI.create("bolt://127.0.0.1:" + state.port());
    }
}
