package io.grapevine.ingest.load;

import io.grapevine.domain.Document;
import io.grapevine.ingest.original.Originals;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the documents in files and folders. Safe for use by many threads.
///
/// Files are hashed as they are found and read when [Source#read()] is called. Whatever cannot be read is told
/// as [LoadResult.Failed] and stops nothing.
public final class Loader {

    private final Optional<Originals> originals;
    private final LoadLimits limits;
    private final FileFormats formats;
    private final ContainedFiles contained;

    /// Keeps no originals.
    public Loader(LoadLimits limits) {
        this(limits, Optional.empty());
    }

    /// @param originals where files are kept once they were read
    public Loader(LoadLimits limits, Optional<Originals> originals) {
        this.originals = originals.filter(Originals::isKeeping);
        this.limits = limits;
        this.formats = new FileFormats(limits);
        this.contained = new ContainedFiles(limits);
    }

    /// Finds what is in a file or, recursively and in the order of names, in a folder.
    ///
    /// @param name what the user calls it
    public void load(String name, Path path, Consumer<LoadResult> found) {
        if (Files.isDirectory(path)) {
            new FolderWalk(name, path).walk(found, (fileName, file) -> described(fileName, file, Place.FOLDER, found));
        } else if (Files.exists(path)) {
            described(name, path, Place.NAMED, found);
        } else {
            found.accept(new LoadResult.Failed(name, "does not exist", true));
        }
    }

    /// A file with what its sidecar says of it.
    private void described(String name, Path file, Place place, Consumer<LoadResult> found) {
        if (place.equals(Place.FOLDER) && Sidecar.isOne(file)) {
            found.accept(new LoadResult.PassedOver(name, "is the metadata of another file"));
            return;
        }
        var sidecar = Sidecar.of(file);
        if (!Files.isRegularFile(sidecar)) {
            file(name, file, place, found);
            return;
        }
        try {
            var given = Sidecar.read(sidecar);
            file(name, file, place, result -> found.accept(result.with(given)));
        } catch (Unreadable e) {
            found.accept(new LoadResult.Failed(name + Sidecar.ENDING, e.getMessage(), false));
            file(name, file, place, found);
        }
    }

    /// Bytes of all files in a file or folder that [#load] would open.
    public long bytes(Path path) {
        return FolderWalk.bytes(path, limits.fileBytes());
    }

    private void file(String name, Path file, Place place, Consumer<LoadResult> found) {
        try {
            long size = Files.size(file);
            if (!Files.isRegularFile(file)) {
                throw new Unreadable("is not a regular file");
            }
            if (size > limits.fileBytes()) {
                throw new Unreadable(
                        "is larger than the limit (%,d MB, limit %,d MB; grapevine.ingest.max-file-size allows more)"
                                .formatted(size >> 20, limits.fileBytes() >> 20));
            }
            // what a page is says its server, not the end of its address
            var detected = formats.detect(isAddress(name) ? file.getFileName().toString() : name, file);
            if (size > 0
                    && BinaryFormats.holdsFiles(detected.mediaType())
                    && detected.format().mayHoldFiles()) {
                container(name, file, detected, place, found);
            } else if (detected.format() == FileFormats.Format.UNKNOWN) {
                notADocument(name, detected.mediaType(), !place.equals(Place.NAMED), found);
            } else if (size == 0) {
                throw new Unreadable("is empty");
            } else if (detected.format() == FileFormats.Format.RECORDS) {
                JsonLineRecords.read(name, file, found);
            } else {
                found.accept(readable(name, file, detected, place));
            }
        } catch (Unreadable e) {
            found.accept(new LoadResult.Failed(name, e.getMessage(), false));
        } catch (AccessDeniedException e) {
            found.accept(new LoadResult.Failed(name, "may not be read: permission denied", false));
        } catch (IOException e) {
            found.accept(new LoadResult.Failed(name, "cannot be read: " + e.getMessage(), false));
        }
    }

    private LoadResult readable(String name, Path file, FileFormats.Detected detected, Place place) throws IOException {
        var written = written(file);
        var hash = Hash.of(file);
        return new LoadResult.Opened(new Source(name, hash, Files.size(file), () -> {
            try {
                var content = formats.read(file, detected, fileName(name));
                return kept(place.depth > 0 ? content : content.with(written), file, hash);
            } finally {
                Reference.reachabilityFence(place); // keeps the folder of an archive's files until here
            }
        }));
    }

    private Content kept(Content content, Path file, String hash) {
        if (originals.isEmpty()) {
            return content;
        }
        return originals.get().keep(file, hash)
                ? content.with(Map.of(Document.ORIGINAL, List.of(hash)))
                : content.withWarnings(List.of("is not kept as a file: the originals take all the room that they may "
                        + "have (grapevine.originals.max-size)"));
    }

    private static boolean isAddress(String name) {
        return name.startsWith("http://") || name.startsWith("https://");
    }

    private static Map<String, List<String>> written(Path file) throws IOException {
        var time = Files.getLastModifiedTime(file).toInstant();
        if (time.equals(Instant.EPOCH)) {
            return Map.of(); // of something that no time is known of
        }
        var day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return Map.of(MetadataFields.FILE_MODIFIED, List.of(day.toString()));
    }

    private void container(
            String name, Path file, FileFormats.Detected detected, Place place, Consumer<LoadResult> found)
            throws IOException, Unreadable {
        if (place.depth >= ContainedFiles.DEEPEST) {
            throw new Unreadable("lies more than " + ContainedFiles.DEEPEST + " archives deep");
        }
        if (detected.format() == FileFormats.Format.BINARY) {
            found.accept(readable(name, file, detected, place));
        }
        var folder = PartsFolder.create();
        var packed = contained.unpack(file, detected.mediaType(), folder);
        var within = new Place(place.depth + 1, List.of(folder));
        for (var part : packed.files()) {
            file(name + "/" + part.name(), Path.of(part.file()), within, found);
        }
        for (var warning : packed.warnings()) {
            found.accept(new LoadResult.Failed(name, warning, false));
        }
    }

    /// Where a file lies.
    ///
    /// @param depth   archives around it
    /// @param folders that have to last until it was read
    private record Place(int depth, List<PartsFolder> folders) {

        /// Named by the user himself.
        static final Place NAMED = new Place(-1, List.of());

        static final Place FOLDER = new Place(0, List.of());
    }

    private static void notADocument(String name, String mediaType, boolean inFolder, Consumer<LoadResult> found) {
        var reason = "holds no text that can be read (" + mediaType + ")";
        found.accept(inFolder ? new LoadResult.PassedOver(name, reason) : new LoadResult.Failed(name, reason, false));
    }

    private static String fileName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
