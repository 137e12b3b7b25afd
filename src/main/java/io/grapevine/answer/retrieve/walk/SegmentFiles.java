package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.WalkIndex.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The segments of collections as files, so that a start maps them instead of reading the graph: a folder for
/// each database and collection, with a file for each segment and a list of them that is replaced at once.
///
/// Whatever cannot be read is made anew. Two processes may keep files of one collection: each list names files
/// of its own, and one that another process removed is as good as none. Thread-safe for different collections.
final class SegmentFiles {

    private static final Logger LOG = Logger.getLogger(SegmentFiles.class);
    private static final String LIST = "segments";
    /// A file that no list names may be one that another process is about to name.
    private static final Duration KEPT_UNNAMED = Duration.ofHours(1);

    private final Path folder;

    SegmentFiles(Path folder) {
        this.folder = folder;
    }

    /// The collection as it was kept last; empty where it was not, or cannot be read.
    Optional<CollectionIndex> load(String store, String collection) {
        var place = place(store, collection);
        if (!Files.isReadable(place.resolve(LIST))) {
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(place.resolve(LIST));
            var parts = new ArrayList<Part>();
            for (var line : lines.subList(1, lines.size())) {
                var fields = line.split(" ", -1);
                var words =
                        ByteBuffer.wrap(Base64.getDecoder().decode(fields[1])).asLongBuffer();
                var gone = new long[words.remaining()];
                words.get(gone);
                parts.add(new Part(Segment.map(place.resolve(fields[0])), Gone.of(gone)));
            }
            return Optional.of(new CollectionIndex(parts, Long.parseLong(lines.getFirst())));
        } catch (IOException | RuntimeException e) {
            LOG.infof("the walk's index of '%s' is made anew, because its files cannot be read: %s", collection, e);
            return Optional.empty();
        }
    }

    /// Keeps a collection; the segments of the one returned are mapped from their files.
    ///
    /// @throws UncheckedIOException where the files cannot be written
    CollectionIndex keep(String store, String collection, CollectionIndex index) {
        var place = place(store, collection);
        try {
            Files.createDirectories(place);
            var parts = new ArrayList<Part>();
            var lines = new ArrayList<String>(List.of(Long.toString(index.version())));
            for (var part : index.parts()) {
                var segment = part.segment().file().isPresent()
                        ? part.segment()
                        : part.segment().moveTo(place.resolve(UUID.randomUUID().toString()));
                parts.add(new Part(segment, part.gone()));
                lines.add(segment.file().orElseThrow().getFileName() + " " + encoded(part.gone()));
            }
            var next = Files.createTempFile(place, LIST, null);
            Files.write(next, lines);
            Files.move(next, place.resolve(LIST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            removeUnnamed(place, parts);
            return new CollectionIndex(parts, index.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(Gone gone) {
        var words = gone.words();
        var bytes = ByteBuffer.allocate(Long.BYTES * words.length);
        bytes.asLongBuffer().put(words);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static void removeUnnamed(Path place, List<Part> named) throws IOException {
        var kept = new HashSet<Path>(Set.of(place.resolve(LIST)));
        named.forEach(part -> kept.add(part.segment().file().orElseThrow()));
        var before = Instant.now().minus(KEPT_UNNAMED);
        try (var files = Files.list(place)) {
            for (var file : files.filter(file -> !kept.contains(file)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path place(String store, String collection) {
        return folder.resolve(store).resolve(Long.toHexString(KeyHash.of(collection)) + "-" + collection.length());
    }
}
