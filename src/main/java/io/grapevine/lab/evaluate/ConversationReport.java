package io.grapevine.lab.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// How the follow-up turns of conversations were understood.
///
/// @param conversations the follow-up turns of each
public record ConversationReport(List<List<Outcome>> conversations) {

    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1;
    private static final double PERCENT = 100;

    public ConversationReport {
        conversations = List.copyOf(conversations);
    }

    /// One follow-up turn.
    ///
    /// @param read    as it was read
    /// @param words   what was carried over
    /// @param refused whether it was taken for small talk, or for nothing that documents hold
    /// @param gold    whether the passage that answers it is known
    /// @param found   whether that is among the first five, as it was said in the conversation
    /// @param foundMeant the same, asked alone as it was meant
    public record Outcome(
            String id,
            String asked,
            String meant,
            String read,
            CarriedWords words,
            boolean refused,
            boolean gold,
            boolean found,
            boolean foundMeant) {

        boolean changed() {
            return !read.equals(asked);
        }
    }

    /// One line of the report: a share of the turns or words.
    ///
    /// @param name  as JSON has it
    /// @param label as people read it
    private record Line(String name, String label, ToDoubleFunction<Outcome> part, ToDoubleFunction<Outcome> whole) {}

    private static final List<Line> LINES = List.of(
            new Line(
                    "carried",
                    "words carried over",
                    o -> o.words().carried(),
                    o -> o.words().wanted()),
            new Line("changed", "turns changed", o -> o.changed() ? 1 : 0, o -> 1),
            new Line(
                    "strange",
                    "turns with words that were not meant",
                    o -> o.words().strange() > 0 ? 1 : 0,
                    o -> 1),
            new Line("refused", "turns refused", o -> o.refused() ? 1 : 0, o -> 1),
            new Line(
                    "found",
                    "passage in the first five, as said",
                    o -> o.gold() && o.found() ? 1 : 0,
                    o -> o.gold() ? 1 : 0),
            new Line(
                    "foundMeant",
                    "passage in the first five, as meant",
                    o -> o.gold() && o.foundMeant() ? 1 : 0,
                    o -> o.gold() ? 1 : 0));

    public int turns() {
        return conversations.stream().mapToInt(List::size).sum();
    }

    /// The share of that line, in percent, with its interval over conversations.
    public Bootstrap.Share share(String name) {
        var line = LINES.stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no share " + name));
        var share =
                Bootstrap.share(sums(line.part()), sums(line.whole()), RESAMPLES, new java.util.SplittableRandom(SEED));
        return new Bootstrap.Share(PERCENT * share.value(), PERCENT * share.low(), PERCENT * share.high());
    }

    private double[] sums(ToDoubleFunction<Outcome> of) {
        return conversations.stream()
                .mapToDouble(turns -> turns.stream().mapToDouble(of).sum())
                .toArray();
    }

    private boolean knowsGold() {
        return conversations.stream().flatMap(List::stream).anyMatch(Outcome::gold);
    }

    private List<Line> lines() {
        return LINES.stream()
                .filter(line -> knowsGold() || !line.name().startsWith("found"))
                .toList();
    }

    /// As JSON has it: each share as `value`, `low` and `high` in percent, and every turn.
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("conversations", conversations.size());
        json.put("turns", turns());
        for (var line : lines()) {
            var share = share(line.name());
            json.put(
                    line.name(),
                    Map.of(
                            "value",
                            rounded(share.value()),
                            "low",
                            rounded(share.low()),
                            "high",
                            rounded(share.high())));
        }
        var turns = new ArrayList<Map<String, Object>>();
        conversations.stream().flatMap(List::stream).forEach(o -> turns.add(json(o)));
        json.put("outcomes", turns);
        return json;
    }

    private static Map<String, Object> json(Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", outcome.id());
        json.put("asked", outcome.asked());
        json.put("meant", outcome.meant());
        json.put("read", outcome.read());
        json.put("refused", outcome.refused());
        if (outcome.gold()) {
            json.put("found", outcome.found());
            json.put("foundMeant", outcome.foundMeant());
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /// As a table for people.
    public String toTable() {
        var text = new StringBuilder(
                "%d conversations, %d turns after the first%n%n".formatted(conversations.size(), turns()));
        for (var line : lines()) {
            var share = share(line.name());
            text.append("%-38s%7.1f%%   (%.1f to %.1f)%n"
                    .formatted(line.label(), share.value(), share.low(), share.high()));
        }
        return text.toString();
    }
}
