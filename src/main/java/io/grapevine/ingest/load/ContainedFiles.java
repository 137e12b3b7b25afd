package io.grapevine.ingest.load;

import io.grapevine.ingest.load.child.ParserProcesses;
import io.grapevine.ingest.load.parsed.PackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Takes the files out of archives and mails, each a document of its own whose name begins with that of what
/// holds it:
/// `offer.eml/terms.txt`.
///
/// They lie in a temporary folder until they were told, and are to be read before [LoadResult] is handed back.
final class ContainedFiles {

    /// Archives in archives: beyond it somebody has made a riddle of it.
    static final int DEEPEST = 5;

    /// What may come out of one archive, in sizes of the largest file that is read.
    private static final int LARGEST = 4;

    private final LoadLimits limits;
    private final ParserProcesses parser;

    ContainedFiles(LoadLimits limits) {
        this.limits = limits;
        this.parser = ParserProcesses.shared(limits.parser());
    }

    /// @param file takes in each file, by its name
    void each(String name, Path container, String mediaType, Consumer<LoadResult> found, BiConsumer<String, Path> file)
            throws IOException, Unreadable {
        var folder = Files.createTempDirectory("grapevine-parts");
        try {
            var packed = parser.unpack(container, mediaType, folder, LARGEST * limits.fileBytes());
            for (PackedFile part : packed.files()) {
                file.accept(name + "/" + part.name(), Path.of(part.file()));
            }
            for (var warning : packed.warnings()) {
                found.accept(new LoadResult.Failed(name, warning, false));
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
