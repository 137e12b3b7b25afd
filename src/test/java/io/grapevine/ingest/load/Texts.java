package io.grapevine.ingest.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;

/// Documents for tests, read from a text as from a file of that name.
public final class Texts {

    private Texts() {}

    public static Content read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Content read(String name, byte[] bytes) {
        try {
            var folder = Files.createTempDirectory("grapevine-test");
            var file = Files.write(folder.resolve(name), bytes);
            try {
                var found = new ArrayList<LoadResult>();
                new Loader(LoadLimits.DEFAULT).load(name, file, found::add);
                return ((LoadResult.Opened) found.getFirst()).source().read();
            } catch (Unreadable e) {
                throw new IllegalArgumentException(name + " " + e.getMessage(), e);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
