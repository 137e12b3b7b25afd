package io.grapevine.neo4j;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The managed Neo4j: Bolt on a loopback port, in a process of its own, for as long as somebody uses it.
///
/// Arguments: the home folder, the page cache in MB, the seconds to live on after the last client left. It
/// reads `password` in the home folder, writes `server.properties` there once Bolt answers, and holds
/// `server.lock` for its whole life, so that there is never a second one over the same store. It ends itself
/// when no client has held a lock on a file under `clients` for that long, unless a file `stay` asks it to
/// stay, and when its home is taken away.
public final class Neo4jServer {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Path state;
    private FileLock lock;

    private Neo4jServer(Path home) {
        this.home = home;
        this.state = home.resolve("server.properties");
    }

    public static void main(String... args) {
        // Ctrl-C in the terminal of the command that started us, or its closing, is meant for that command.
        ignore("INT");
        ignore("HUP");
        try {
            new Neo4jServer(Path.of(args[0])).run(Long.parseLong(args[1]), Duration.ofSeconds(Long.parseLong(args[2])));
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace(System.out);
            System.exit(1); // Neo4j's own threads would keep the process
        }
    }

    private static void ignore(String signal) {
        try {
            Signal.handle(new Signal(signal), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException unknownHere) {
            System.out.println("signal " + signal + " does not exist on this system");
        }
    }

    private void run(long pageCacheMb, Duration linger) throws Exception {
        // Never closed: the operating system frees the lock when the process has ended, which is when the store
        // is free.
        lock = awaitLock(
                FileChannel.open(home.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        Files.deleteIfExists(state);
        var dbms = start(pageCacheMb);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(dbms)));
        setPassword(dbms);
        announce(dbms);
        serveWhileUsed(linger);
    }

    /// Waits for a server that is still shutting down.
    private FileLock awaitLock(FileChannel channel) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var taken = channel.tryLock(); ; taken = channel.tryLock()) {
            if (taken != null) {
                return taken;
            }
            if (System.nanoTime() > deadline) {
                System.out.println("another server holds " + home.resolve("server.lock"));
                System.exit(3);
            }
            Thread.sleep(50);
        }
    }

    private DatabaseManagementService start(long pageCacheMb) {
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(pageCacheMb))
                // Neo4j reports its use to its makers unless this is off; nothing here leaves the machine
                // unasked.
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.log_queries, GraphDatabaseSettings.LogQueryLevel.OFF)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .setConfig(HttpConnector.enabled, false)
                .setConfig(HttpsConnector.enabled, false)
                .build();
    }

    /// Makes the password file's content the password, at every start: whoever loses it writes another one
    /// there.
    private void setPassword(DatabaseManagementService dbms) throws IOException {
        var password = Files.readString(home.resolve("password")).strip();
        try (var tx = dbms.database("system").beginTx()) {
            tx.execute(
                            "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                            Map.of("password", password))
                    .close();
            tx.commit();
        }
    }

    private void announce(DatabaseManagementService dbms) throws IOException {
        var database = (GraphDatabaseAPI) dbms.database("neo4j");
        var port = database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
        var me = ProcessHandle.current();
        var lines = List.of(
                "pid=" + me.pid(),
                "started=" + me.info().startInstant().map(Object::toString).orElse(""),
                "port=" + port);
        var draft = home.resolve("server.properties.new");
        Files.write(draft, lines);
        Files.move(draft, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void serveWhileUsed(Duration linger) throws IOException, InterruptedException {
        var lastUse = System.nanoTime();
        while (Files.exists(state)) {
            Thread.sleep(POLL);
            if (Files.exists(home.resolve("stay")) || anyClient()) {
                lastUse = System.nanoTime();
            } else if (System.nanoTime() - lastUse > linger.toNanos()) {
                // A client takes its lock first and reads the state then: with the state gone, one more look
                // settles it.
                var kept = Files.readAllLines(state);
                Files.deleteIfExists(state);
                if (!anyClient()) {
                    return;
                }
                Files.write(state, kept);
                lastUse = System.nanoTime();
            }
        }
    }

    private boolean anyClient() throws IOException {
        var clients = home.resolve("clients");
        if (!Files.isDirectory(clients)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(clients)) {
            for (var file : files) {
                if (heldByClient(file)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a process holds the lock on the file; the file of one that died is deleted.
    private static boolean heldByClient(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                return true;
            }
            Files.deleteIfExists(file);
            return false;
        } catch (java.nio.file.NoSuchFileException closedJustNow) {
            return false;
        }
    }

    private void stop(DatabaseManagementService dbms) {
        try {
            Files.deleteIfExists(state);
        } catch (IOException e) {
            System.out.println("cannot delete " + state + ": " + e);
        }
        dbms.shutdown();
    }
}
