package io.grapevine.ingest.original;

import io.grapevine.config.Installation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keeps files by the SHA-256 of their content: the same file of several documents once, `ab/abcd...` below the
/// folder `originals`. Safe for use by many threads and processes.
@Singleton
public final class Originals {

    /// A file that no document has yet may be one's that is being stored.
    private static final Duration YOUNG = Duration.ofHours(6);

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final boolean keep;
    private final long most;
    private final AtomicLong bytes = new AtomicLong(UNKNOWN);

    @Inject
    public Originals(Installation installation, OriginalsConfig config) {
        this(
                installation.dataFolder().resolve("originals"),
                config.keep(),
                config.maxSize().asLongValue());
    }

    /// @param keep whether new files are taken
    /// @param most bytes of all files together
    public Originals(Path folder, boolean keep, long most) {
        this.folder = folder;
        this.keep = keep;
        this.most = most;
    }

    public boolean isKeeping() {
        return keep;
    }

    /// Takes a file.
    ///
    /// @param hash SHA-256 of its content, in hex
    /// @return whether it is kept; not where there is no room for it
    public boolean keep(Path file, String hash) {
        return put(file, hash, false);
    }

    /// Takes a file that a job will read, whether documents' files are kept or not, and returns when the disk has
    /// it.
    ///
    /// @param hash SHA-256 of its content, in hex
    /// @return whether it is there; not where there is no room for it
    public boolean hold(Path file, String hash) {
        return put(file, hash, true);
    }

    private boolean put(Path file, String hash, boolean durable) {
        var kept = place(hash);
        try {
            if (Files.exists(kept)) {
                Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
                return true;
            }
            long size = Files.size(file);
            if (bytes() + size > most) {
                return false;
            }
            Files.createDirectories(kept.getParent());
            var copy = Files.createTempFile(kept.getParent(), "new", ".tmp");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            if (durable) {
                force(copy);
            }
            move(copy, kept);
            bytes.addAndGet(size);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the original of a document cannot be kept in " + folder, e);
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path copy, Path kept) throws IOException {
        try {
            Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(copy, kept, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The file of this content, where it is kept.
    public Optional<Path> find(String hash) {
        return HASH.matcher(hash).matches() ? Optional.of(place(hash)).filter(Files::isRegularFile) : Optional.empty();
    }

    /// Removes the files that no document has any more.
    ///
    /// @param used those of some hashes that documents have
    /// @return how many went
    public int removeUnused(Function<Set<String>, Set<String>> used) {
        var old = old();
        var unused = new HashSet<>(old);
        unused.removeAll(old.isEmpty() ? Set.of() : used.apply(old));
        try {
            for (var hash : unused) {
                long size = Files.size(place(hash));
                Files.deleteIfExists(place(hash));
                bytes.addAndGet(bytes.get() == UNKNOWN ? 0 : -size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unused originals cannot be removed from " + folder, e);
        }
        return unused.size();
    }

    /// Hashes of the files that were not taken lately.
    private Set<String> old() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        var before = Instant.now().minus(YOUNG).toEpochMilli();
        try (var files = Files.walk(folder)) {
            return files.filter(
                            file -> HASH.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.toFile().lastModified() < before)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("originals cannot be listed in " + folder, e);
        }
    }

    private long bytes() throws IOException {
        if (bytes.get() == UNKNOWN) {
            bytes.compareAndSet(UNKNOWN, Files.exists(folder) ? sizeOfAll() : 0);
        }
        return bytes.get();
    }

    private long sizeOfAll() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private Path place(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }
}
