package io.grapevine.domain;

import java.text.Normalizer;

/// Cleans text of what is not seen in print, so that what looks the same is the same to search.
///
/// Linear in the length of the text. Documents and questions both go through here.
public final class Characters {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char FIRST_LIGATURE = '\uFB00';
    private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

    private Characters() {}

    /// The text as it is printed: composed (NFC), ligatures as their letters, without control, format and
    /// zero-width characters and halves of surrogate pairs. Line breaks and tabs stay, and so do joiners in the
    /// scripts whose words need them.
    public static String printed(CharSequence text) {
        int first = firstUnclean(text);
        var cleaned = first == text.length() ? text.toString() : cleaned(text, first);
        return Normalizer.isNormalized(cleaned, Normalizer.Form.NFC)
                ? cleaned
                : Normalizer.normalize(cleaned, Normalizer.Form.NFC);
    }

    /// The text as it is searched: as printed, with the compatibility forms of characters (full-width letters,
    /// superscripts, circled numbers) as plain ones (NFKC).
    public static String searchable(CharSequence text) {
        var printed = printed(text);
        return Normalizer.isNormalized(printed, Normalizer.Form.NFKC)
                ? printed
                : Normalizer.normalize(printed, Normalizer.Form.NFKC);
    }

    private static int firstUnclean(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c > 0xA0 && c < 0x600 && c != SOFT_HYPHEN;
            if (!plain) {
                return i;
            }
        }
        return text.length();
    }

    private static String cleaned(CharSequence text, int from) {
        var cleaned = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (c >= FIRST_LIGATURE && c < FIRST_LIGATURE + LIGATURES.length) {
                cleaned.append(LIGATURES[c - FIRST_LIGATURE]);
            } else if (isArabicPresentationForm(c)) {
                cleaned.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else if (!isInvisible(c, cleaned)) {
                cleaned.appendCodePoint(c);
            }
        }
        return cleaned.toString();
    }

    private static boolean isInvisible(int c, StringBuilder before) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.SURROGATE -> true;
            case Character.FORMAT -> !isNeeded(c, before);
            default -> c == REPLACEMENT && before.isEmpty();
        };
    }

    /// Signs of numbers and verses in Arabic are format characters that are seen; joiners and breaks between
    /// words matter from Arabic to Khmer, and joiners in emoji.
    private static boolean isNeeded(int c, StringBuilder before) {
        if (c >= 0x600 && c <= 0x605 || c == 0x6DD || c == 0x70F || c == 0x8E2) {
            return true;
        }
        if (c < 0x200B || c > 0x200D || before.isEmpty()) {
            return false;
        }
        char last = before.charAt(before.length() - 1);
        boolean hangul = last >= 0x1100 && last <= 0x11FF;
        return last >= 0x600 && last <= 0x17FF && !hangul
                || c == 0x200D && (Character.isLowSurrogate(last) || last == 0xFE0F || isSymbol(last));
    }

    private static boolean isSymbol(char c) {
        return Character.getType(c) == Character.OTHER_SYMBOL;
    }

    /// What a PDF's font shows in place of a letter; the last block holds words, which stay.
    private static boolean isArabicPresentationForm(int c) {
        return c >= 0xFB50 && c < 0xFDF0 && Character.isLetter(c) || c >= 0xFE70 && c < 0xFEFF && Character.isLetter(c);
    }
}
