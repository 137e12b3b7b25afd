package io.grapevine.conversation;

import io.grapevine.domain.GrapevineException.Overloaded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/// Lets in as much work at once as the service can carry, whatever door it comes through; what comes beyond
/// waits in turn, and beyond that it is refused. Work has a weight: a question 1, what reads more counts more.
///
/// Safe for many threads. A waiting thread costs its place in the queue and nothing else.
public final class AdmissionGate {

    /// How often a waiting caller is told its position anew.
    private static final Duration TELL = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final int capacity;
    private final int queue;
    private final Duration patience;
    private int admitted;

    /// @param capacity weight of the work under way at once
    /// @param queue    how many may wait
    /// @param patience how long one may wait
    public AdmissionGate(int capacity, int queue, Duration patience) {
        if (capacity < 1 || queue < 0) {
            throw new IllegalArgumentException(
                    "capacity must be at least 1 and the queue at least 0, were " + capacity + " and " + queue);
        }
        this.capacity = capacity;
        this.queue = queue;
        this.patience = patience;
    }

    /// Work that was let in; closing it lets the next in.
    public interface Admission extends AutoCloseable {

        @Override
        void close();
    }

    /// Waits for its turn.
    ///
    /// @param weight   of the work; one beyond the capacity counts as the capacity
    /// @param position is told, while it waits, how many are before it, itself included
    /// @throws Overloaded            where too many wait, or it waited too long
    /// @throws CancellationException where the thread was interrupted
    public Admission enter(int weight, IntConsumer position) {
        var taken = Math.clamp(weight, 1, capacity);
        lock.lock();
        try {
            if (!waiting.isEmpty() || admitted + taken > capacity) {
                await(taken, position);
            }
            admitted += taken;
        } finally {
            lock.unlock();
        }
        return () -> leave(taken);
    }

    private void await(int weight, IntConsumer position) {
        if (waiting.size() >= queue) {
            throw new Overloaded("The service is at its limit: " + admitted + " at work and " + waiting.size()
                    + " waiting. Try again in a moment.");
        }
        var ticket = new Object();
        waiting.addLast(ticket);
        try {
            var left = patience.toNanos();
            for (var told = 0; waiting.peekFirst() != ticket || admitted + weight > capacity; ) {
                if (left <= 0) {
                    throw new Overloaded("The service is at its limit: the question waited " + patience.toSeconds()
                            + " s in vain. Try again in a moment.");
                }
                var now = positionOf(ticket);
                if (now != told) {
                    position.accept(now);
                    told = now;
                }
                var slice = Math.min(left, TELL.toNanos());
                left -= slice - Math.max(0, changed.awaitNanos(slice));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for its turn");
        } finally {
            waiting.remove(ticket);
            changed.signalAll();
        }
    }

    private int positionOf(Object ticket) {
        var position = 1;
        for (var other : waiting) {
            if (other == ticket) {
                return position;
            }
            position++;
        }
        return position;
    }

    private void leave(int weight) {
        lock.lock();
        try {
            admitted -= weight;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Weight of the work under way.
    public int admitted() {
        lock.lock();
        try {
            return admitted;
        } finally {
            lock.unlock();
        }
    }

    /// How many wait.
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
