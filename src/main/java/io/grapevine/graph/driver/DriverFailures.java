package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.server.Neo4jAddress;
import io.grapevine.graph.server.Neo4jSource;
import java.util.Locale;
import java.util.Optional;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/// The driver's exceptions as what a user can do about them, and whether another try may help.
final class DriverFailures {

    /// A statement that needs more memory than there is needs it the second time too, unless others took it.
    private static final int ATTEMPTS_FOR_MEMORY = 2;
    private static final int ATTEMPTS = 6;

    /// The driver's own words, which have no code of their own (`NettyConnectionProvider` of driver 6.2).
    private static final String POOL = "Unable to acquire connection from the pool";

    private final Neo4jSource source;
    private final GraphLimits limits;

    DriverFailures(Neo4jSource source, GraphLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /// All connections were in use for as long as one waits for them.
    static boolean isBusy(RuntimeException e) {
        return e instanceof ClientException && String.valueOf(e.getMessage()).startsWith(POOL);
    }

    /// The connection or the server is gone.
    static boolean isLost(RuntimeException e) {
        return e instanceof ServiceUnavailableException
                || e instanceof SessionExpiredException
                || e instanceof IllegalStateException
                        && String.valueOf(e.getMessage()).contains("closed"); // the driver's word on itself
    }

    /// How often a statement is tried that fails so; 1 where another try cannot help.
    static int attempts(RuntimeException e) {
        if (!(e instanceof RetryableException)) {
            return 1;
        }
        return isMemory(code(e)) ? ATTEMPTS_FOR_MEMORY : ATTEMPTS;
    }

    /// What to tell the user; empty where it is a fault of the statement and so of Grapevine's.
    ///
    /// @param limit the time that it had
    Optional<GrapevineException> inWords(RuntimeException e, Neo4jAddress address, java.time.Duration limit) {
        var code = code(e);
        if (isBusy(e)) {
            return unavailable(tooMany(), e);
        }
        if (isDisk(e)) {
            return unavailable(
                    "Neo4j at " + address.uri() + " cannot write: " + e.getMessage()
                            + " Free space on its disk or make it writable, then try again.",
                    e);
        }
        if (isMemory(code)) {
            return unavailable(tooLarge(), e);
        }
        if (code.contains("TimedOut") || code.contains("Transaction.Terminated")) {
            return unavailable(
                    "Neo4j did not finish within " + limit.toSeconds() + " s. Ask for less at once, or "
                            + "raise GRAPEVINE_NEO4J_READ_TIMEOUT or GRAPEVINE_NEO4J_WRITE_TIMEOUT.",
                    e);
        }
        if (code.contains("Deadlock") || code.contains("Lock")) {
            return unavailable("Other changes of the same documents went on for too long. Try again.", e);
        }
        return e instanceof RetryableException
                ? unavailable(
                        "Neo4j at " + address.uri() + " does not take this now (" + e.getMessage()
                                + "). Try again in a moment.",
                        e)
                : Optional.empty();
    }

    private String tooMany() {
        return "Too many requests at once: all " + limits.connections() + " connections to Neo4j were in use for "
                + limits.queue().toSeconds() + " s. Ask again in a moment, or raise GRAPEVINE_NEO4J_CONNECTIONS.";
    }

    private String tooLarge() {
        return "Neo4j has not enough memory for this at once. Ask for less, or give it more: "
                + (source.restarts()
                        ? "GRAPEVINE_NEO4J_HEAP_MB."
                        : "server.memory.heap.max_size and dbms.memory.transaction.total.max in its neo4j.conf.");
    }

    Unavailable lost(Neo4jAddress address, RuntimeException e) {
        return new Unavailable("Neo4j at " + address.uri() + " does not answer. " + source.nextStep(), e);
    }

    Misconfigured refused(Neo4jAddress address, RuntimeException e) {
        return new Misconfigured(
                "Neo4j at " + address.uri() + " refuses user " + address.username() + " or the password. "
                        + (source.restarts()
                                ? "Its password file was changed; let it be read again: ./grapevine neo4j stop"
                                : "Correct NEO4J_USERNAME and NEO4J_PASSWORD."),
                e);
    }

    private static Optional<GrapevineException> unavailable(String message, RuntimeException cause) {
        return Optional.of(new Unavailable(message, cause));
    }

    private static boolean isMemory(String code) {
        return code.contains("OutOfMemory");
    }

    private static boolean isDisk(RuntimeException e) {
        var text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return code(e).contains("ReadOnly") || text.contains("no space left") || text.contains("disk space");
    }

    private static String code(RuntimeException e) {
        return e instanceof Neo4jException neo4j ? String.valueOf(neo4j.code()) : "";
    }
}
