package io.grapevine.ingest.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Goes through a folder and those in it, in the order of names.
///
/// Hidden files and folders are passed over, and so is what the file `.grapevineignore` of a folder names: one
/// file, folder or glob a line, `#` begins a remark. Links to folders are not followed, so that the walk ends.
record FolderWalk(String name, Path folder) {

    private static final String IGNORE = ".grapevineignore";

    void walk(Consumer<LoadResult> found, BiConsumer<String, Path> file) {
        for (var entry : entries(found)) {
            var entryName = join(name, entry.getFileName().toString());
            if (entry.getFileName().toString().startsWith(".")) {
                if (!entry.endsWith(IGNORE)) {
                    found.accept(new LoadResult.PassedOver(entryName, "is hidden"));
                }
            } else if (!Files.isDirectory(entry)) {
                file.accept(entryName, entry);
            } else if (Files.isSymbolicLink(entry)) {
                found.accept(new LoadResult.PassedOver(entryName, "is a link to a folder"));
            } else {
                new FolderWalk(entryName, entry).walk(found, file);
            }
        }
    }

    /// Bytes of the files in a file or folder, as far as they are not above a limit.
    static long bytes(Path path, long limit) {
        if (!Files.isDirectory(path)) {
            return bytesOf(path, limit);
        }
        long[] sum = {0};
        new FolderWalk("", path).walk(found -> {}, (name, file) -> sum[0] += bytesOf(file, limit));
        return sum[0];
    }

    private static long bytesOf(Path file, long limit) {
        try {
            long size = Files.size(file);
            return size > limit ? 0 : size;
        } catch (IOException unreadable) {
            return 0; // told when it is loaded
        }
    }

    private List<Path> entries(Consumer<LoadResult> found) {
        try (var stream = Files.list(folder)) {
            var ignored = ignored();
            var entries = new ArrayList<Path>();
            for (var entry : (Iterable<Path>) stream.sorted()::iterator) {
                if (ignored.stream().anyMatch(glob -> glob.matches(entry.getFileName()))) {
                    found.accept(new LoadResult.PassedOver(
                            join(name, entry.getFileName().toString()), "is left out by " + IGNORE));
                } else {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (IOException | UncheckedIOException e) {
            found.accept(new LoadResult.Failed(name, "cannot be read: " + e.getMessage(), false));
            return List.of();
        }
    }

    private List<PathMatcher> ignored() throws IOException {
        var file = folder.resolve(IGNORE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.endsWith("/") ? line.substring(0, line.length() - 1) : line)
                    .map(this::matcher)
                    .toList();
        }
    }

    /// What the line says as a glob, or as a plain name where it is none.
    private PathMatcher matcher(String line) {
        try {
            return folder.getFileSystem().getPathMatcher("glob:" + line);
        } catch (PatternSyntaxException noGlob) {
            return path -> path.toString().equals(line);
        }
    }

    private static String join(String folder, String file) {
        var name = folder.isEmpty() || folder.endsWith("/") ? folder + file : folder + "/" + file;
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
