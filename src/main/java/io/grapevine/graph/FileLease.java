package io.grapevine.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// A lock on a file that the operating system frees when its process ends, however it ends.
final class FileLease implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(25);

    private final Path file;
    private final FileChannel channel;
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

    private static Optional<FileLease> tryTake(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            // The server clears away files that nobody holds: ours may have gone between opening and locking it.
            if (lock != null && Files.exists(file)) {
                return Optional.of(new FileLease(file, channel, lock));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException heldInThisProcess) {
            free(channel);
            return Optional.empty();
        } catch (IOException e) {
            free(channel);
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    /// Frees the lock and leaves the file.
    @Override
    public void close() {
        free(lock);
        free(channel);
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

    private static void free(AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot free a file lock", e);
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
