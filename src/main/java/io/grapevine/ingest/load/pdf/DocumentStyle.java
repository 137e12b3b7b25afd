package io.grapevine.ingest.load.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How a document is set: the size of its text, the sizes of its headings, what its outline names.
final class DocumentStyle {

    /// Levels of headings by size; smaller ones share the last.
    private static final int LEVELS = 4;

    private final TreeMap<Long, Long> charactersBySize = new TreeMap<>(); // size in half points
    private final Map<String, Integer> outline = new HashMap<>();
    private List<Double> headingSizes = List.of();
    private double body = 10;
    private long bold;
    private long all;

    void count(TextLine line) {
        charactersBySize.merge(Math.round(line.size() * 2), (long) line.text().length(), Long::sum);
        all += line.text().length();
        bold += line.bold() ? line.text().length() : 0;
    }

    /// @param page to which the entry leads, from 1; 0 where that is not known
    void outline(String title, int level, int page) {
        outline.putIfAbsent(page + " " + key(title), Math.min(level, 6));
    }

    /// To be called when every line was counted.
    void settle() {
        charactersBySize.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(largest -> body = largest.getKey() / 2.0);
        var sizes = new ArrayList<Double>();
        for (long size : charactersBySize.descendingKeySet()) {
            double points = size / 2.0;
            if (points > body * 1.12 && sizes.size() < LEVELS - 1) {
                sizes.add(points);
            }
        }
        headingSizes = sizes;
    }

    double bodySize() {
        return body;
    }

    boolean isMostlyBold() {
        return bold * 2 > all;
    }

    int levelOf(double size) {
        int level = 1;
        while (level <= headingSizes.size() && size < headingSizes.get(level - 1) - 0.3) {
            level++;
        }
        return Math.min(level, LEVELS);
    }

    /// The level of headings that size does not tell from the text.
    int lowestLevel() {
        return Math.min(headingSizes.size() + 1, LEVELS);
    }

    Optional<Integer> outlineLevel(String text, int page) {
        var key = key(text);
        return Optional.ofNullable(outline.get(page + " " + key))
                .or(() -> Optional.ofNullable(outline.get("0 " + key)));
    }

    private static String key(String title) {
        return title.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
