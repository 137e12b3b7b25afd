package io.grapevine.lab.bench.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the chat's readers saw, beside what readers of the stand-in itself saw in the same run.
///
/// @param alone    one conversation at a time
/// @param crowd    many at once
/// @param delivery of every answer of both
/// @param heap     empty where it was not watched for long
public record ChatReport(Setting setting, Alone alone, Crowd crowd, Delivery delivery, Optional<HeapTrend> heap) {

    /// Milliseconds from the question to the first event, p50, one conversation at a time.
    public static final double MOST_FIRST_EVENT_MS = 50;
    /// Milliseconds that the first token may come later than the stand-in's own to who asks it directly, p50.
    public static final double MOST_FIRST_TOKEN_LATER_MS = 60;
    /// The p99 gap between tokens, in the stand-in's own p99 gaps.
    public static final double MOST_OF_STAND_INS_GAP = 2;

    /// @param rate       tokens a second
    /// @param tokens     of an answer
    /// @param loadBefore mean number of running processes of the machine in the minute before
    public record Setting(double rate, int tokens, int cores, double loadBefore, double loadAfter) {}

    /// From the question, in milliseconds.
    ///
    /// @param directFirstToken the stand-in's own first token, asked directly
    /// @param hop              from when the stand-in sent its first token to when the reader had it
    public record Alone(
            int questions,
            Timing firstEvent,
            Timing firstToken,
            Timing directFirstToken,
            Timing hop,
            Timing whole,
            Timing directWhole) {}

    /// @param gap       between two tokens of an answer, milliseconds
    /// @param directGap the same for as many readers of the stand-in itself
    public record Crowd(
            int conversations, int rounds, Timing firstEvent, Timing firstToken, Timing gap, Timing directGap) {}

    public double firstTokenLaterMs() {
        return alone.firstToken().p50() - alone.directFirstToken().p50();
    }

    public double gapInStandIns() {
        return crowd.gap().p99() / crowd.directGap().p99();
    }

    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("rate", setting.rate());
        json.put("tokens", setting.tokens());
        json.put("cores", setting.cores());
        json.put("loadBefore", Timing.rounded(setting.loadBefore()));
        json.put("loadAfter", Timing.rounded(setting.loadAfter()));
        json.put("questions", alone.questions());
        json.put("conversations", crowd.conversations());
        json.put("rounds", crowd.rounds());
        var timings = new LinkedHashMap<String, Object>();
        aloneRows().forEach((label, timing) -> timings.put("alone: " + label, timing.toJson()));
        crowdRows().forEach((label, timing) -> timings.put("at once: " + label, timing.toJson()));
        json.put("timings", timings);
        json.put("firstTokenLaterMs", Timing.rounded(firstTokenLaterMs()));
        json.put("gapInStandIns", Timing.rounded(gapInStandIns()));
        json.put("delivery", delivery);
        heap.ifPresent(trend -> json.put(
                "heap",
                Map.of(
                        "megabytes",
                        trend.megabytes().stream().map(Timing::rounded).toList(),
                        "growth",
                        Timing.rounded(trend.growth()),
                        "stable",
                        trend.isStable())));
        return json;
    }

    public String toTable() {
        var text = new StringBuilder(
                "stand-in at %.0f tokens a second, %d tokens an answer; %d cores, load %.1f before, %.1f after%n"
                        .formatted(
                                setting.rate(),
                                setting.tokens(),
                                setting.cores(),
                                setting.loadBefore(),
                                setting.loadAfter()));
        rows(text, "one conversation at a time, " + alone.questions() + " questions", aloneRows());
        rows(text, crowd.conversations() + " conversations at once, " + crowd.rounds() + " rounds", crowdRows());
        figures(text);
        text.append("%n%,d events of %,d answers: %d lost, %d out of order, %d answers broken%n"
                .formatted(
                        delivery.events(),
                        delivery.answers(),
                        delivery.lost(),
                        delivery.outOfOrder(),
                        delivery.broken()));
        delivery.faults().forEach((fault, count) -> text.append("  %d: %s%n".formatted(count, fault)));
        heap.ifPresent(trend ->
                text.append("heap live after each minute, MB: %s%n  %+.1f%% from the second third to the last: %s%n"
                        .formatted(
                                String.join(" ", megabytes(trend)),
                                100 * trend.growth(),
                                trend.isStable() ? "stable" : "growing")));
        return text.toString();
    }

    /// What is held to a bound, with whether it keeps it.
    private void figures(StringBuilder text) {
        text.append("%n%-52s%9.1f   %s%n"
                .formatted(
                        "first event, p50 ms",
                        alone.firstEvent().p50(),
                        wanted(alone.firstEvent().p50(), MOST_FIRST_EVENT_MS)));
        text.append("%-52s%9.1f   %s%n"
                .formatted(
                        "first token later than the stand-in's own, p50 ms",
                        firstTokenLaterMs(),
                        wanted(firstTokenLaterMs(), MOST_FIRST_TOKEN_LATER_MS)));
        text.append("%-52s%9.2f   %s%n"
                .formatted(
                        "p99 gap between tokens / the stand-in's own",
                        gapInStandIns(),
                        wanted(gapInStandIns(), MOST_OF_STAND_INS_GAP)));
    }

    private static List<String> megabytes(HeapTrend trend) {
        return trend.megabytes().stream().map("%.0f"::formatted).toList();
    }

    private static String wanted(double value, double most) {
        return "wanted: at most %.0f, %s".formatted(most, value <= most ? "met" : "missed");
    }

    private static void rows(StringBuilder text, String title, Map<String, Timing> rows) {
        text.append("%n%-52s%9s%9s%9s%n".formatted(title, "p50 ms", "p95 ms", "p99 ms"));
        rows.forEach((label, timing) ->
                text.append("%-52s%9.1f%9.1f%9.1f%n".formatted(label, timing.p50(), timing.p95(), timing.p99())));
    }

    private Map<String, Timing> aloneRows() {
        var rows = new LinkedHashMap<String, Timing>();
        rows.put("first event", alone.firstEvent());
        rows.put("first token", alone.firstToken());
        rows.put("first token of the stand-in, asked directly", alone.directFirstToken());
        rows.put("first token since the stand-in sent it", alone.hop());
        rows.put("whole answer", alone.whole());
        rows.put("whole answer of the stand-in, asked directly", alone.directWhole());
        return rows;
    }

    private Map<String, Timing> crowdRows() {
        var rows = new LinkedHashMap<String, Timing>();
        rows.put("first event", crowd.firstEvent());
        rows.put("first token", crowd.firstToken());
        rows.put("gap between tokens", crowd.gap());
        rows.put("gap of the stand-in, asked directly", crowd.directGap());
        return rows;
    }
}
