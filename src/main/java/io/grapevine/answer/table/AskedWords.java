package io.grapevine.answer.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A question cut into words; sets of its words are bit sets, bit i for word i.
///
/// @param words  in their order, at most 64
/// @param stems  of the words
/// @param values the number that a word is, `NaN` where it is none; number words count
record AskedWords(List<String> words, List<String> stems, double[] values) {

    private static final int MOST_WORDS = 64;
    private static final Map<String, Integer> NUMBER_WORDS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("twenty", 20),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("sixth", 6));

    static AskedWords of(String question) {
        var all = TableWords.words(question);
        var words = all.subList(0, Math.min(all.size(), MOST_WORDS));
        var values = words.stream().mapToDouble(AskedWords::value).toArray();
        return new AskedWords(words, words.stream().map(TableWords::stem).toList(), values);
    }

    private static double value(String word) {
        if (TableWords.isNumber(word)) {
            return Double.parseDouble(word);
        }
        return NUMBER_WORDS.containsKey(word) ? NUMBER_WORDS.get(word) : Double.NaN;
    }

    int size() {
        return words.size();
    }

    boolean isStop(int word) {
        return TableWords.isStop(words.get(word));
    }

    boolean hasAny(Set<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }

    /// Whether the words stand in the question one after the other.
    boolean says(String phrase) {
        return (" " + String.join(" ", words) + " ").contains(" " + phrase + " ");
    }

    /// The words that are no stop words.
    long content() {
        var bits = 0L;
        for (var i = 0; i < size(); i++) {
            if (!isStop(i)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    /// The words whose stems are among these and which are no stop words.
    long matching(List<String> wanted) {
        var bits = 0L;
        for (var i = 0; i < size(); i++) {
            if (!isStop(i) && wanted.contains(stems.get(i))) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    boolean isYear(int word) {
        return values[word] >= 1000 && values[word] <= 2100 && words.get(word).length() == 4;
    }

    /// Years in the order in which they are said, each once; "2017 to 2019" and "2017-2019" give all three.
    List<Integer> years() {
        var years = new ArrayList<Integer>();
        for (var i = 0; i < size(); i++) {
            if (isYear(i) && !years.contains((int) values[i])) {
                years.add((int) values[i]);
            }
        }
        return years;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AskedWords asked && words.equals(asked.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return words + " " + Arrays.toString(values);
    }
}
