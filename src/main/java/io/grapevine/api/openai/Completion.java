package io.grapevine.api.openai;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Turns the events of one answer into the text of one completion: citations become Markdown footnotes (`[^1]`, explained
/// at the end), and the text ends at the client's stop strings.
final class Completion implements Consumer<AnswerEvent> {

    /// The client's stop string was reached: there is no use in going on.
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stop string reached", null, false, false);
        }
    }

    private static final Pattern MARKER = Pattern.compile("\\[\\d+]");

    private final StopSequences stops;
    private final Consumer<String> listener;
    private final StringBuilder text = new StringBuilder();
    private final List<Citation> citations = new ArrayList<>();
    private Routing routing;
    private Usage usage = Usage.NONE;

    /// @param listener gets the text as it grows
    Completion(List<String> stops, Consumer<String> listener) {
        this.stops = new StopSequences(stops);
        this.listener = listener;
    }

    @Override
    public void accept(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Routed(var decided) -> routing = decided;
            case AnswerEvent.Cited(var citation) -> citations.add(citation);
            case AnswerEvent.Token(var piece) -> {
                say(stops.accept(MARKER.matcher(piece).matches() ? "[^" + piece.substring(1) : piece));
                if (stops.reached()) {
                    throw new Stopped();
                }
            }
            case AnswerEvent.Done done -> {
                usage = done.usage();
                say(stops.end());
                say(footnotes());
            }
            case AnswerEvent.Conversation e -> { }
            case AnswerEvent.Rewritten e -> { }
            case AnswerEvent.EvidenceFound e -> { }
            case AnswerEvent.Degraded e -> { }
            case AnswerEvent.Failed e -> { }
        }
    }

    String text() {
        return text.toString();
    }

    List<Citation> citations() {
        return citations;
    }

    Routing routing() {
        return routing;
    }

    Usage usage() {
        return usage;
    }

    private void say(String words) {
        if (!words.isEmpty()) {
            text.append(words);
            listener.accept(words);
        }
    }

    private String footnotes() {
        var notes = new StringBuilder();
        for (var citation : citations) {
            var page = citation.page() > 0 ? ", page " + citation.page() : "";
            notes.append(notes.isEmpty() ? "\n\n" : "\n").append("[^").append(citation.number()).append("]: ")
                    .append(citation.title()).append(" (").append(citation.source()).append(page).append("): ")
                    .append(citation.sentence().replaceAll("\\s+", " "));
        }
        return notes.toString();
    }
}
