package io.grapevine.graph.driver;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Runs calls of the driver on threads that nobody interrupts, while the calling thread waits.
///
/// The driver closes a connection whose thread is interrupted and reports it as a lost server. So a caller that
/// is interrupted stops waiting and nothing else happens: its statement ends by its own time limit. A thread is
/// started for each call, a virtual one where the caller is virtual.
final class DriverThreads {

    private DriverThreads() {}

    /// No answer came within the limit; the call goes on without anybody waiting for it.
    static final class Silent extends RuntimeException {
        Silent(Duration limit) {
            super("no answer within " + limit.toSeconds() + " s");
        }
    }

    /// Waits for `work` at most as long as `limit`.
    ///
    /// @param work is given what tells whether its caller has left
    /// @throws CancellationException where the calling thread is interrupted, before or meanwhile
    /// @throws Silent                after `limit`
    static <T> T call(Duration limit, Function<BooleanSupplier, T> work) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted before Neo4j was asked");
        }
        var abandoned = new AtomicBoolean();
        var task = new FutureTask<>(() -> work.apply(abandoned::get));
        start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            abandoned.set(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while Neo4j was asked");
        } catch (TimeoutException e) {
            abandoned.set(true);
            throw new Silent(limit);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static void start(Runnable task) {
        var current = Thread.currentThread();
        var builder =
                current.isVirtual() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
        builder.name("neo4j-" + current.getName()).start(task);
    }

    private static RuntimeException rethrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }
}
