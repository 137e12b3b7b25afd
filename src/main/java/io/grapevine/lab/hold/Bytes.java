package io.grapevine.lab.hold;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Contents of files, sound ones and spoilt ones.
final class Bytes {

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What files of old Office programs begin with.
    static byte[] ole() {
        return new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
    }

    /// Random, the same for the same length.
    static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static byte[] filled(int length, byte value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// The first half.
    static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
