package io.grapevine.graph.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A lock on a file that the operating system frees when its process ends, however it ends.
final class FileLease implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(25);

    // POSIX locks belong to the process: a second channel on a file that this process has locked would, when it
    // is
    // closed, free the first one's lock. So nobody in this process opens a file that is held in it.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    @SuppressWarnings("UnusedVariable") // held from here, so that it lives as long as the lease
    private final FileLock lock;

    private FileLease(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock, waiting for as long as `patience` for another holder; empty when it did not let go.
    static Optional<FileLease> take(Path file, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        do {
            var lease = tryTake(file);
            if (lease.isPresent()) {
                return lease;
            }
            pause();
        } while (System.nanoTime() < deadline);
        return Optional.empty();
    }

    /// Whether anybody holds the lock. Asks by a shared lock, so that two who ask at once do not take each other
    /// for a holder.
    static synchronized boolean isHeld(Path file) {
        if (HELD_HERE.contains(file)) {
            return true;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return shared == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private static Optional<FileLease> tryTake(Path file) {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            // The server clears away files that nobody holds: ours may have gone between opening and locking it.
            if (lock != null && Files.exists(file)) {
                return Optional.of(new FileLease(file, channel, lock));
            }
        } catch (IOException e) {
            release(file, channel);
            throw new UncheckedIOException("cannot lock " + file, e);
        }
        release(file, channel);
        return Optional.empty();
    }

    /// Frees the lock and leaves the file.
    @Override
    public void close() {
        release(file, channel);
    }

    /// Deletes the file and frees the lock.
    void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        } finally {
            close();
        }
    }

    /// Closing the channel frees its lock.
    private static void release(Path file, FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a lock", e);
        }
    }
}
