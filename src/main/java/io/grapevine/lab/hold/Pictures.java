package io.grapevine.lab.hold;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Pictures that are small as files and large in memory.
final class Pictures {

    private static final int SIDE = 60_000;
    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Pictures() {}

    /// A PNG of 60,000 by 60,000 points of which the first rows are there.
    static byte[] large() {
        var png = new ByteArrayOutputStream();
        for (var sign : SIGNATURE) {
            png.write(sign);
        }
        var head =
                ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put((byte) 8).put((byte) 2);
        chunk(png, "IHDR", head.array());
        var deflater = new Deflater();
        deflater.setInput(new byte[3 * SIDE + 1]);
        deflater.finish();
        var row = new byte[10_000];
        chunk(png, "IDAT", Arrays.copyOf(row, deflater.deflate(row)));
        deflater.end();
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
