package io.grapevine.ingest.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file of JSON line by line: in UTF-8, as JSON is, or in UTF-16, as Windows' shell writes it; a mark
/// at its start is skipped. Holds one line in memory.
final class JsonLineReader implements AutoCloseable {

    private static final int SAMPLE = 1 << 12;

    private final InputStream in;
    private final Charset charset;
    private final int width; // bytes of a line break
    private final int lineBreak; // which of them is not zero
    private byte[] line = new byte[0];
    private int number;

    JsonLineReader(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(SAMPLE);
        var start = in.readNBytes(SAMPLE);
        in.reset();
        charset = charsetOf(start);
        width = charset == StandardCharsets.UTF_8 ? 1 : 2;
        lineBreak = charset == StandardCharsets.UTF_16BE ? 1 : 0;
    }

    private static Charset charsetOf(byte[] start) {
        if (start.length > 1 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length > 1 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return Encoding.byZeros(start).orElse(StandardCharsets.UTF_8);
    }

    /// Goes on to the next line; false at the end of the file.
    boolean next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int first = in.read();
        boolean any = first >= 0;
        while (first >= 0) {
            int second = width == 2 ? in.read() : 0;
            bytes.write(first);
            if (width == 2 && second >= 0) {
                bytes.write(second);
            }
            if ((lineBreak == 0 ? first : second) == '\n' && (lineBreak == 0 ? second : first) == 0) {
                break;
            }
            first = in.read();
        }
        line = bytes.toByteArray();
        number++;
        return any;
    }

    int number() {
        return number;
    }

    /// The line that was read last.
    ///
    /// @throws Unreadable where it is not in the encoding of the file
    String text() throws Unreadable {
        try {
            var text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString()
                    .strip();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("is not in " + charset.name() + ", in which JSON must be", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
