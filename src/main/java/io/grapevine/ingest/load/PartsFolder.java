package io.grapevine.ingest.load;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// A temporary folder for the files of one archive or mail. It is deleted when nothing refers to this any more,
/// so that a [Source] can be read whenever its turn comes, and when the Java virtual machine ends.
final class PartsFolder {

    private static final Logger LOG = Logger.getLogger(PartsFolder.class);
    private static final Cleaner CLEANER = Cleaner.create();
    private static final Set<Path> LEFT = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LEFT.forEach(PartsFolder::delete)));
    }

    private final Path path;

    private PartsFolder(Path path) {
        this.path = path;
    }

    static PartsFolder create() throws IOException {
        var path = Files.createTempDirectory("grapevine-parts");
        var folder = new PartsFolder(path);
        LEFT.add(path);
        CLEANER.register(folder, () -> delete(path));
        return folder;
    }

    Path path() {
        return path;
    }

    private static void delete(Path path) {
        LEFT.remove(path);
        try (var files = Files.walk(path)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("the temporary folder %s cannot be deleted: %s", path, e.getMessage());
        }
    }
}
