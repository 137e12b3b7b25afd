package io.grapevine.compute;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Computes for virtual threads on a bounded number of platform threads, while they wait. Thread-safe.
///
/// Virtual threads share as many carriers as there are processors and are not time-sliced: work on them that
/// only computes stops every other one until it has ended. A platform thread is time-sliced and may compute
/// itself, so work that one hands over runs on it. Those who wait get their turn in the order in which they
/// came.
///
/// ```java
/// var found = Workers.shared().call(() -> walker.walk(index, question, vector, k));
/// ```
public final class Workers {

    private static final Workers SHARED =
            new Workers("worker", Runtime.getRuntime().availableProcessors());

    private final String name;
    private final Semaphore free;

    /// @param threads how many compute at once
    public Workers(String name, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, were " + threads);
        }
        this.name = name;
        this.free = new Semaphore(threads, true);
    }

    /// Those of this process: as many as there are processors.
    public static Workers shared() {
        return SHARED;
    }

    /// Runs the work and waits for it. Where the waiting thread is interrupted the work is interrupted too, and
    /// ends at its next look at that; its place is free again when it has ended.
    ///
    /// @throws CancellationException where the waiting thread is interrupted
    public <T> T call(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        try {
            free.acquire();
        } catch (InterruptedException e) {
            throw cancelled();
        }
        return await(start(new FutureTask<>(work::get)));
    }

    private <T> FutureTask<T> start(FutureTask<T> task) {
        var started = false;
        try {
            Thread.ofPlatform().daemon().name(name).start(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
                }
            });
            started = true;
            return task;
        } finally {
            if (!started) {
                free.release();
            }
        }
    }

    private static <T> T await(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            throw cancelled();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                default -> new IllegalStateException(e.getCause());
            };
        }
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for a worker");
    }
}
