package io.grapevine.neural.text;

import java.util.Arrays;

/// The words of a text: lower-cased runs of letters and digits, with an apostrophe inside a word kept
/// (`what's`). All else only parts them.
///
/// One buffer, filled again for every text, so that reading a text allocates nothing once the buffer is large
/// enough. Not thread-safe.
public final class WordScanner {

    private char[] letters = new char[256];
    private int[] ends = new int[64]; // word i is letters[ends[i - 1]] ... letters[ends[i] - 1]
    private int count;

    /// Takes the words of `text`, at most `limit` of them; the rest of the text is not read.
    public WordScanner read(CharSequence text, int limit) {
        if (letters.length < text.length()) letters = new char[text.length() * 2];
        count = 0;
        int at = 0;
        for (int i = 0; i < text.length() && count < limit; i++) {
            char c = text.charAt(i);
            if (belongs(text, i, c)) {
                letters[at++] = c == '\u2019' ? '\'' : Character.toLowerCase(c);
            } else {
                at = close(at);
            }
        }
        if (count < limit) close(at);
        return this;
    }

    private static boolean belongs(CharSequence text, int i, char c) {
        if (Character.isLetterOrDigit(c)) return true;
        return (c == '\'' || c == '\u2019')
                && i > 0
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && i + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    /// Ends a word at `at` where one has begun.
    private int close(int at) {
        if (at > start(count)) {
            if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
            ends[count++] = at;
        }
        return at;
    }

    public int count() {
        return count;
    }

    /// Where word `i` begins in [#letters()].
    public int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    /// Where word `i` ends, exclusive.
    public int end(int i) {
        return ends[i];
    }

    /// The letters of all words, one after another; valid until the next `read`.
    public char[] letters() {
        return letters;
    }

    public String word(int i) {
        return new String(letters, start(i), end(i) - start(i));
    }
}
