package io.grapevine.graph.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many mentions give an entity which name and which type. The entity's own are what most of them say, the
/// smallest of equals, so they depend on the mentions alone and not on the order in which they came. Not
/// thread-safe.
final class Spellings {

    /// The type that is taken only where no mention says a better one.
    private static final String UNKNOWN = "other";

    private record Spelling(String name, String type) implements Comparable<Spelling> {

        @Override
        public int compareTo(Spelling other) {
            return Comparator.comparing(Spelling::name)
                    .thenComparing(Spelling::type)
                    .compare(this, other);
        }
    }

    private final TreeMap<Spelling, Integer> times = new TreeMap<>();

    /// From the form that the graph keeps: `3 person Ada`.
    static Spellings parse(List<String> lines) {
        var spellings = new Spellings();
        for (var line : lines) {
            var parts = line.split(" ", 3);
            spellings.add(parts[2], parts[1], Integer.parseInt(parts[0]));
        }
        return spellings;
    }

    /// @param count below 0 for mentions that went
    void add(String name, String type, int count) {
        times.merge(new Spelling(name, type), count, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }

    void addTo(Spellings other) {
        times.forEach((spelling, count) -> other.add(spelling.name(), spelling.type(), count));
    }

    boolean isEmpty() {
        return times.isEmpty();
    }

    String name() {
        return most(sums(Spelling::name));
    }

    String type() {
        var sums = sums(Spelling::type);
        if (sums.size() > 1) {
            sums.remove(UNKNOWN);
        }
        return most(sums);
    }

    List<String> lines() {
        return times.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().type() + " "
                        + e.getKey().name())
                .toList();
    }

    private NavigableMap<String, Integer> sums(java.util.function.Function<Spelling, String> part) {
        return times.entrySet().stream()
                .collect(
                        Collectors.toMap(e -> part.apply(e.getKey()), Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    /// The first of the largest: the map is sorted.
    private static String most(NavigableMap<String, Integer> sums) {
        var best = sums.firstEntry();
        for (var entry : sums.entrySet()) {
            if (entry.getValue() > best.getValue()) {
                best = entry;
            }
        }
        return best.getKey();
    }
}
