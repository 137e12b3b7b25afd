package io.grapevine.ingest.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Something that holds one document and was not read yet.
///
/// @param name  where it came from, as the user would name it
/// @param hash  SHA-256 of its content and of what was said of it, in hex
/// @param bytes its size, for progress
public record Source(String name, String hash, long bytes, Reader reader) {

    public Content read() throws Unreadable {
        return reader.read();
    }

    /// The same source with metadata that somebody gave it: it goes before what the source says of itself.
    Source with(Map<String, List<String>> given) {
        return given.isEmpty()
                ? this
                : new Source(name, Hash.of(hash, new TreeMap<>(given).toString()), bytes, () -> read().with(given));
    }

    /// Reads the content when it turns out to be needed.
    @FunctionalInterface
    public interface Reader {
        Content read() throws Unreadable;
    }
}
