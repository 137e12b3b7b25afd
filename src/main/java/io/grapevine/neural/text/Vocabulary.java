package io.grapevine.neural.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Which rows of an embedding a word stands for: its own row, or row 0 where it is unknown, and the buckets of
/// its character n-grams, which an unknown word has too (Bojanowski et al. 2017). So a typo shares most of its
/// rows with the word that was meant.
///
/// Rows: 0 the unknown word, 1 to W the words, W+1 to W+B the buckets. Immutable and thread-safe.
public final class Vocabulary {

    /// The row of the unknown word.
    public static final int UNKNOWN = 0;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private final List<String> words;
    private final int buckets;
    private final int[][] bags; // of each known word, by row
    private final int[] table; // open addressing: row of a word, or 0 for an empty place

    /// @param words   the known words, in the order of their rows
    /// @param buckets how many rows the n-grams share; 0 for words alone
    public Vocabulary(List<String> words, int buckets) {
        if (buckets < 0) throw new IllegalArgumentException("buckets must be at least 0, was " + buckets);
        this.words = List.copyOf(words);
        this.buckets = buckets;
        // between a quarter and a half full
        table = new int[Integer.highestOneBit(Math.max(8, 4 * words.size()))];
        bags = new int[words.size() + 1][];
        bags[UNKNOWN] = new int[] {UNKNOWN};
        for (int row = 1; row <= words.size(); row++) {
            var letters = words.get(row - 1).toCharArray();
            int place = place(letters, 0, letters.length);
            if (table[place] != 0)
                throw new IllegalArgumentException("the word '" + words.get(row - 1) + "' is there twice");
            table[place] = row;
            bags[row] = bag(row, letters, 0, letters.length);
        }
    }

    /// The words of these texts that occur at least `least` times, the frequent first.
    public static Vocabulary of(List<String> texts, int least, int buckets) {
        var counts = new HashMap<String, Integer>();
        var words = new WordScanner();
        for (var text : texts) {
            words.read(text, Integer.MAX_VALUE);
            for (int i = 0; i < words.count(); i++) counts.merge(words.word(i), 1, Integer::sum);
        }
        var known = new ArrayList<String>();
        counts.forEach((word, count) -> {
            if (count >= least) known.add(word);
        });
        known.sort(Comparator.comparing((String word) -> -counts.get(word)).thenComparing(word -> word));
        return new Vocabulary(known, buckets);
    }

    /// Rows that an embedding needs.
    public int rows() {
        return 1 + words.size() + buckets;
    }

    public List<String> words() {
        return words;
    }

    public int buckets() {
        return buckets;
    }

    /// The row of the word in `letters[from..to)`, or [#UNKNOWN].
    public int row(char[] letters, int from, int to) {
        return table[place(letters, from, to)];
    }

    /// The rows of a word that has a row of its own: itself, then its n-grams. Not a copy.
    public int[] bag(int row) {
        return bags[row];
    }

    /// The rows of each word of a text, at most `limit` words.
    public int[][] encode(String text, int limit) {
        var read = new WordScanner().read(text, limit);
        var encoded = new int[read.count()][];
        for (int i = 0; i < encoded.length; i++) {
            int row = row(read.letters(), read.start(i), read.end(i));
            encoded[i] = row == UNKNOWN ? bag(UNKNOWN, read.letters(), read.start(i), read.end(i)) : bags[row];
        }
        return encoded;
    }

    /// The rows of one word, taken as it is but for upper case.
    public int[] encodeWord(String word) {
        var letters = word.toLowerCase(Locale.ROOT).toCharArray();
        int row = row(letters, 0, letters.length);
        return row == UNKNOWN ? bag(UNKNOWN, letters, 0, letters.length) : bags[row];
    }

    private int[] bag(int row, char[] letters, int from, int to) {
        var bag = new int[1 + ngrams(to - from)];
        bag[0] = row;
        ngrams(letters, from, to, bag, 1);
        return bag;
    }

    /// How many n-grams a word of so many letters has.
    public int ngrams(int length) {
        if (buckets == 0) return 0;
        int count = 0;
        for (int n = SHORTEST; n <= LONGEST; n++) count += Math.max(0, length + 2 - n + 1);
        return count;
    }

    /// Writes the rows of the n-grams of `<word>` into `rows` from `at`.
    public void ngrams(char[] letters, int from, int to, int[] rows, int at) {
        if (buckets == 0) return;
        for (int n = SHORTEST; n <= LONGEST; n++) {
            for (int start = from - 1; start + n <= to + 1; start++) {
                int hash = 0x811c9dc5; // FNV-1a
                for (int i = start; i < start + n; i++) {
                    char letter = i < from ? '<' : i >= to ? '>' : letters[i];
                    hash = (hash ^ letter) * 0x01000193;
                }
                rows[at++] = 1 + words.size() + Math.floorMod(mix(hash), buckets);
            }
        }
    }

    /// The place of the word in the table, or the empty one where it would stand.
    private int place(char[] letters, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) hash = (hash ^ letters[i]) * 0x01000193;
        int place = mix(hash) & table.length - 1;
        while (table[place] != 0 && !equal(words.get(table[place] - 1), letters, from, to))
            place = place + 1 & table.length - 1;
        return place;
    }

    private static boolean equal(String word, char[] letters, int from, int to) {
        if (word.length() != to - from) return false;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != letters[from + i]) return false;
        }
        return true;
    }

    /// FNV leaves its low bits poorly mixed.
    private static int mix(int hash) {
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        return hash ^ hash >>> 13;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && buckets == that.buckets && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return 31 * words.hashCode() + buckets;
    }

    @Override
    public String toString() {
        return words.size() + " words, " + buckets + " buckets";
    }
}
