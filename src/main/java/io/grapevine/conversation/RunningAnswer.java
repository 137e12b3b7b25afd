package io.grapevine.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One answer under way: its events, numbered from 1 and kept, so that any number of readers follow it at their
/// own pace.
///
/// The log is the only buffer. A reader is a number, that of the last event it has seen: however slow it is, it
/// costs no memory and loses nothing, and a reader that comes back goes on where it was. The log is bounded in
/// events and in characters. Safe for one writer and many readers.
public final class RunningAnswer {

    /// @param seq  from 1, without gaps
    /// @param json the event as it is sent
    /// @param last whether the answer ends with it
    public record Event(long seq, String json, boolean last) {}

    private final String id;
    private final Limits limits;
    private final Room room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Event> log = new ArrayList<>();
    private volatile long characters;
    private volatile boolean ended;
    private volatile long endedAt; // once it has ended
    private boolean cancelled;
    private Thread worker;

    /// @param events     most events that an answer may have, its last one not counted
    /// @param characters most characters of all its events together, its last one not counted
    record Limits(int events, long characters) {}

    /// Room that many answers share.
    interface Room {

        /// @param always whether they are taken even where there is no room
        /// @return false where there is none for so many characters more: then none were taken
        boolean take(int characters, boolean always);
    }

    RunningAnswer(String id, Limits limits, Room room) {
        this.id = id;
        this.limits = limits;
        this.room = room;
    }

    public String id() {
        return id;
    }

    /// Appends an event.
    ///
    /// @return false where the answer has ended, its log is full, or all are: then nothing was appended
    boolean append(Encoder event) {
        return append(event, false);
    }

    /// Appends the event that the answer ends with; there is always room for it.
    ///
    /// @return false where the answer had ended before
    boolean end(Encoder event) {
        return append(event, true);
    }

    /// Makes an event's JSON once its number is known.
    interface Encoder {
        String json(long seq);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only, read without
    private boolean append(Encoder encoder, boolean last) {
        lock.lock();
        try {
            if (ended || (!last && (log.size() >= limits.events() || characters >= limits.characters()))) {
                return false;
            }
            var seq = log.size() + 1L;
            var json = encoder.json(seq);
            if (!room.take(json.length(), last)) {
                return false;
            }
            characters += json.length();
            log.add(new Event(seq, json, last));
            if (last) {
                endedAt = System.nanoTime();
                ended = true;
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The event after number `after`, waiting for it as long as `patience`; empty where none came in that
    /// time, or where the answer ended with `after`.
    public Optional<Event> next(long after, Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (after >= log.size() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return after < log.size() ? Optional.of(log.get((int) after)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Runs the work that writes the answer, on this thread, so that [#cancel] can interrupt it.
    void run(Runnable work) {
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            worker = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            work.run();
        } finally {
            ended();
        }
    }

    /// A cancel that came too late must not hit what this thread does next.
    private void ended() {
        lock.lock();
        try {
            worker = null;
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts the work. An answer that has ended stays as it is.
    void cancel() {
        lock.lock();
        try {
            cancelled = !ended;
            if (cancelled && worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    public boolean isEnded() {
        return ended;
    }

    /// Whether it ended at least that long ago.
    boolean isOlderThan(Duration age) {
        return ended && System.nanoTime() - endedAt >= age.toNanos();
    }

    /// When it ended, by `System.nanoTime`.
    long endedAt() {
        return endedAt;
    }

    /// Characters of all its events.
    long characters() {
        return characters;
    }

    /// Number of the newest event; 0 before the first.
    public long lastSeq() {
        lock.lock();
        try {
            return log.size();
        } finally {
            lock.unlock();
        }
    }
}
