package io.grapevine.neural.io;

import io.grapevine.neural.layer.Param;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.ejml.data.FMatrixRMaj;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What a network has learned, on disk. Big-endian:
///
/// ```
/// 8 bytes  "GRAPEWTS"
/// int      version of this layout, 1
/// string   kind, such as "text-classifier": int length, then UTF-8
/// int n    n times: string key, string value           seed, vocabulary, labels, training figures
/// int n    n times: string name, int rows, int columns, rows * columns floats
/// int      CRC-32 of everything before it
/// ```
///
/// A file is written beside its place and moved there at once, so that a reader, or a process that is killed,
/// finds the old one or the new one, whole.
public record WeightsFile(String kind, Map<String, String> metadata, SequencedMap<String, FMatrixRMaj> matrices) {

    private static final byte[] MAGIC = "GRAPEWTS".getBytes(UTF_8);
    private static final int VERSION = 1;

    /// Of these params, by their names; the matrices are not copied.
    public static WeightsFile of(String kind, Map<String, String> metadata, Collection<Param> params) {
        var matrices = new LinkedHashMap<String, FMatrixRMaj>();
        for (var param : params) {
            if (matrices.put(param.name(), param.value()) != null) {
                throw new IllegalArgumentException("two params have the name " + param.name());
            }
        }
        return new WeightsFile(kind, metadata, matrices);
    }

    /// The value of a key that a file of this kind must have.
    public String require(String key) throws WeightsException {
        var value = metadata.get(key);
        if (value == null) throw new WeightsException("the weights (" + kind + ") lack " + key + "; train them again");
        return value;
    }

    /// As above, a whole number.
    public int requireInt(String key) throws WeightsException {
        try {
            return Integer.parseInt(require(key));
        } catch (NumberFormatException e) {
            throw new WeightsException(
                    "the weights (" + kind + ") have " + key + " = " + metadata.get(key) + ", which is no number");
        }
    }

    /// Writes the matrices into params of the same names and shapes; one that is missing or of another shape is
    /// refused.
    public void copyTo(List<Param> params) throws WeightsException {
        for (var param : params) {
            var from = matrices.get(param.name());
            if (from == null) throw new WeightsException("the weights (" + kind + ") have no matrix " + param.name());
            var to = param.value();
            if (from.numRows != to.numRows || from.numCols != to.numCols) {
                throw new WeightsException("the weights (" + kind + ") have " + param.name()
                        + " as (%d,%d), the network as (%d,%d)"
                                .formatted(from.numRows, from.numCols, to.numRows, to.numCols));
            }
            System.arraycopy(from.data, 0, to.data, 0, to.getNumElements());
        }
    }

    /// Whether a file begins as one of this kind does; the rest may still be damaged.
    public static boolean isOf(Path file, String kind) throws IOException {
        var beginning =
                ByteBuffer.allocate(MAGIC.length + 4 + sizeOf(kind)).put(MAGIC).putInt(VERSION);
        put(beginning, kind);
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(beginning.capacity()), beginning.array());
        }
    }

    /// Replaces `file` at once.
    public void write(Path file) throws IOException {
        var bytes = bytes();
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ByteBuffer bytes() {
        var sorted = new TreeMap<>(metadata); // the same weights are the same bytes
        int size = MAGIC.length + 4 + sizeOf(kind) + 4 + 4 + 4;
        for (var entry : sorted.entrySet()) size += sizeOf(entry.getKey()) + sizeOf(entry.getValue());
        for (var entry : matrices.entrySet())
            size += sizeOf(entry.getKey()) + 8 + 4 * entry.getValue().getNumElements();
        var to = ByteBuffer.allocate(size).put(MAGIC).putInt(VERSION);
        put(to, kind);
        to.putInt(sorted.size());
        sorted.forEach((key, value) -> {
            put(to, key);
            put(to, value);
        });
        to.putInt(matrices.size());
        matrices.forEach((name, matrix) -> {
            put(to, name);
            to.putInt(matrix.numRows).putInt(matrix.numCols);
            to.asFloatBuffer().put(matrix.data, 0, matrix.getNumElements());
            to.position(to.position() + 4 * matrix.getNumElements());
        });
        return to.putInt(crc(to.array(), to.position())).flip();
    }

    private static int sizeOf(String text) {
        return 4 + text.getBytes(UTF_8).length;
    }

    private static void put(ByteBuffer to, String text) {
        var bytes = text.getBytes(UTF_8);
        to.putInt(bytes.length).put(bytes);
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /// Reads a file of this kind. One of another kind, a damaged or a foreign one is refused by name.
    public static WeightsFile read(Path file, String kind) throws IOException {
        if (!Files.isRegularFile(file)) throw new WeightsException("there is no weights file " + file);
        return read(Files.readAllBytes(file), file.toString(), kind);
    }

    /// As above, of a file that comes with the program.
    ///
    /// @param resource absolute, such as `/reader/weights.bin`
    public static WeightsFile shipped(String resource, String kind) throws IOException {
        try (var in = WeightsFile.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("the program lacks its resource " + resource);
            return read(in.readAllBytes(), resource, kind);
        }
    }

    /// As above, of bytes that came from `name`.
    public static WeightsFile read(byte[] bytes, String name, String kind) throws WeightsException {
        var from = ByteBuffer.wrap(bytes);
        if (bytes.length < MAGIC.length || !from.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new WeightsException(name + " is not a weights file");
        }
        if (bytes.length < MAGIC.length + 8 || from.getInt(bytes.length - 4) != crc(bytes, bytes.length - 4)) {
            throw new WeightsException(name + " is damaged: its checksum does not fit; copy or train it again");
        }
        int version = from.position(MAGIC.length).getInt();
        if (version != VERSION) {
            throw new WeightsException(
                    name + " is a weights file of version " + version + ", this program reads " + VERSION);
        }
        var found = content(from, name);
        if (!found.kind.equals(kind)) {
            throw new WeightsException(name + " holds the weights of a " + found.kind + ", not of a " + kind);
        }
        return found;
    }

    private static WeightsFile content(ByteBuffer from, String name) throws WeightsException {
        try {
            var kind = string(from);
            var metadata = new TreeMap<String, String>();
            for (int n = from.getInt(); n > 0; n--) metadata.put(string(from), string(from));
            var matrices = new LinkedHashMap<String, FMatrixRMaj>();
            for (int n = from.getInt(); n > 0; n--) matrices.put(string(from), matrix(from));
            return new WeightsFile(kind, metadata, matrices);
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new WeightsException(name + " is damaged: it ends before its content does; train it again");
        }
    }

    private static String string(ByteBuffer from) {
        int length = from.getInt();
        if (length > from.remaining()) throw new BufferUnderflowException();
        var bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static FMatrixRMaj matrix(ByteBuffer from) {
        int rows = from.getInt();
        int columns = from.getInt();
        if (4L * rows * columns > from.remaining()) throw new BufferUnderflowException();
        var matrix = new FMatrixRMaj(rows, columns);
        from.asFloatBuffer().get(matrix.data, 0, rows * columns);
        from.position(from.position() + 4 * rows * columns);
        return matrix;
    }
}
