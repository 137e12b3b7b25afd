package io.grapevine.ingest.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells in which encoding a text is written: by its mark, as UTF-8 where it is valid, by the zeros of UTF-16,
/// and else as the one whose characters make the most plausible words. Linear in the text.
final class Encoding {

    /// The more likely first: of two that read a text equally well, the first is taken, with a warning.
    private static final List<Charset> LEGACY = Stream.of(
                    "windows-1252",
                    "windows-1250",
                    "windows-1251",
                    "GB18030",
                    "Shift_JIS",
                    "Big5",
                    "EUC-KR",
                    "EUC-JP",
                    "windows-1253",
                    "windows-1254",
                    "windows-1257",
                    "windows-1255",
                    "windows-1256",
                    "windows-874",
                    "ISO-8859-2",
                    "ISO-8859-5",
                    "ISO-8859-7",
                    "ISO-8859-15",
                    "KOI8-R",
                    "IBM866",
                    "IBM850",
                    "x-MacRoman",
                    "UTF-16LE",
                    "UTF-16BE")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();
    /// Bytes that are looked at where encodings are compared.
    private static final int SAMPLE = 1 << 16;
    /// Below it the best encoding is no more than a guess.
    private static final double PLAUSIBLE = 0.8;
    /// A second encoding this close to the best is as good.
    private static final double TIE = 0.02;

    private Encoding() {}

    /// @param warnings what is not certain, to stand behind the name of the source
    record Decoded(String text, List<String> warnings) {}

    private record Guess(Charset charset, String text, double plausibility) {}

    static Decoded decode(byte[] bytes) {
        var marked = byMark(bytes);
        if (marked.isPresent()) {
            return new Decoded(new String(bytes, marked.get()).replaceFirst("^\uFEFF", ""), List.of());
        }
        var wide = byZeros(bytes);
        if (wide.isPresent()) {
            return new Decoded(new String(bytes, wide.get()), List.of());
        }
        return strictly(StandardCharsets.UTF_8, bytes)
                .map(text -> new Decoded(text, List.of()))
                .orElseGet(() -> guess(bytes));
    }

    private static Optional<Charset> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_32BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// UTF-16 without a mark: spaces, line breaks and Latin letters have a zero byte, always on the same side.
    static Optional<Charset> byZeros(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        if (bytes.length % 2 != 0 || even + odd == 0 || Math.min(even, odd) * 20 > Math.max(even, odd)) {
            return Optional.empty();
        }
        var charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return strictly(charset, sample(bytes))
                .filter(text -> Plausibility.isText(text))
                .map(text -> charset);
    }

    private static Decoded guess(byte[] bytes) {
        var guesses = new ArrayList<Guess>();
        for (var charset : LEGACY) {
            strictly(charset, sample(bytes))
                    .filter(Plausibility::isText)
                    .ifPresent(text -> guesses.add(new Guess(charset, text, Plausibility.of(text, charset))));
        }
        if (guesses.isEmpty()) {
            var text = new String(bytes, Charset.forName("windows-1252"));
            return new Decoded(text, List.of("is in no encoding that is known; characters beyond ASCII may be wrong"));
        }
        var best = guesses.stream()
                .max(Comparator.comparingDouble(Guess::plausibility))
                .orElseThrow();
        var first = guesses.stream()
                .filter(guess -> guess.plausibility >= best.plausibility - 1e-9)
                .findFirst()
                .orElseThrow();
        return new Decoded(new String(bytes, first.charset), doubts(first, guesses));
    }

    private static List<String> doubts(Guess chosen, List<Guess> guesses) {
        var others = guesses.stream()
                .filter(guess -> guess.plausibility >= chosen.plausibility - TIE && !guess.text.equals(chosen.text))
                .map(guess -> guess.charset.name())
                .limit(3)
                .toList();
        if (!others.isEmpty()) {
            return List.of("may be in another encoding than " + chosen.charset.name() + ", as which it was read ("
                    + String.join(", ", others) + " fits as well); save it as UTF-8 to be sure");
        }
        return chosen.plausibility >= PLAUSIBLE
                ? List.of()
                : List.of("is in an encoding that is not certain; it was read as " + chosen.charset.name()
                        + "; save it as UTF-8 to be sure");
    }

    /// The lines around the bytes beyond ASCII, which alone tell encodings apart, up to a limit.
    private static byte[] sample(byte[] bytes) {
        if (bytes.length <= SAMPLE) {
            return bytes;
        }
        int from = 0;
        while (from < bytes.length && bytes[from] >= 0) {
            from++;
        }
        from -= from % 2; // pairs of bytes stay pairs
        int start = from;
        while (start > 0 && bytes[start - 1] != '\n' && from - start < 200) {
            start -= 2;
        }
        int end = Math.min(bytes.length, Math.max(0, start) + SAMPLE);
        while (end < bytes.length && end > start + SAMPLE / 2 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOfRange(bytes, Math.max(0, start), end);
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
