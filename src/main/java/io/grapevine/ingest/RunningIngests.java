package io.grapevine.ingest;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Ends running ingests in order when the process is asked to end: each is interrupted, stores what it has at
/// hand, and is waited for before anything that it uses is closed. Thread-safe.
@Singleton
public final class RunningIngests {

    private static final Logger LOG = Logger.getLogger(RunningIngests.class);

    /// A transaction that is under way takes a second or two; a parser that cannot be interrupted is left
    /// behind.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Map<Thread, CountDownLatch> running = new ConcurrentHashMap<>();
    private volatile boolean ending;

    /// Runs `work` on the calling thread, which is interrupted when the process ends. Calls may be nested.
    public <T> T hold(Supplier<T> work) {
        var thread = Thread.currentThread();
        var ended = new CountDownLatch(1);
        if (running.putIfAbsent(thread, ended) != null) {
            return work.get();
        }
        try {
            if (ending) {
                thread.interrupt();
            }
            return work.get();
        } finally {
            running.remove(thread);
            ended.countDown();
        }
    }

    /// Whether the process was asked to end.
    public boolean isEnding() {
        return ending;
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        var all = Map.copyOf(running);
        all.keySet().forEach(Thread::interrupt);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var ended : all.values()) {
            if (!ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.warn("An ingest did not end in time. Run it again to complete it.");
            }
        }
    }
}
