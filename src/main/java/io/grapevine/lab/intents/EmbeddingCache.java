package io.grapevine.lab.intents;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Remembers sentence embeddings in a file, so that the second training on the same texts embeds nothing.
///
/// The file holds 16 bytes of the text's name-based UUID and the vector for every text, one after another; a
/// record
/// that a killed process left half written is cut off. Safe for threads of one process; not for two processes.
public final class EmbeddingCache implements Function<String, float[]>, AutoCloseable {

    private final Function<String, float[]> embedding;
    private final int dimension;
    private final Map<UUID, float[]> known = new HashMap<>();
    private final DataOutputStream out;

    /// @param dimension of the embedding's vectors
    public EmbeddingCache(Path file, int dimension, Function<String, float[]> embedding) throws IOException {
        this.embedding = embedding;
        this.dimension = dimension;
        if (Files.exists(file)) read(file);
        long whole = (long) known.size() * (2 * Long.BYTES + dimension * Float.BYTES);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        OutputStream append = Files.newOutputStream(file, StandardOpenOption.APPEND);
        out = new DataOutputStream(append);
    }

    private void read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                var key = new UUID(in.readLong(), in.readLong());
                var vector = new float[dimension];
                for (int i = 0; i < dimension; i++) vector[i] = in.readFloat();
                known.put(key, vector);
            }
        } catch (EOFException e) {
            // the end, or a record that was cut off: what was read before it counts
        }
    }

    @Override
    public synchronized float[] apply(String text) {
        var key = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        var vector = known.get(key);
        if (vector == null) {
            vector = embedding.apply(text);
            known.put(key, vector);
            append(key, vector);
        }
        return vector;
    }

    private void append(UUID key, float[] vector) {
        var bytes = java.nio.ByteBuffer.allocate(2 * Long.BYTES + dimension * Float.BYTES);
        bytes.putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits());
        for (float x : vector) bytes.putFloat(x);
        try {
            out.write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
