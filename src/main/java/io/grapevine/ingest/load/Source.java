package io.grapevine.ingest.load;

/// Something that holds one document and was not read yet.
///
/// @param name  where it came from, as the user would name it
/// @param hash  SHA-256 of its content, in hex
/// @param bytes its size, for progress
public record Source(String name, String hash, long bytes, Reader reader) {

    public Content read() throws Unreadable {
        return reader.read();
    }

    /// Reads the content when it turns out to be needed.
    @FunctionalInterface
    public interface Reader {
        Content read() throws Unreadable;
    }
}
