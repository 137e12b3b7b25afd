package io.grapevine.api.openai;

import io.grapevine.conversation.ConversationService.EnoughRead;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Routing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Turns the events of one answer into the text of one completion: citations become Markdown footnotes (`[^1]`,
/// explained at the end), and the text ends at the client's stop strings and at its limit of length. A text that
/// was ended has no footnotes any more.
final class Completion implements Consumer<AnswerEvent> {

    /// Whose tokens the client counts is not known; English text has about so many characters a token.
    private static final int CHARACTERS_PER_TOKEN = 4;
    /// What a footnote's number leaves where the limit cuts it.
    private static final Pattern CUT_MARKER = Pattern.compile("(?<!\\s)\\s*+\\[\\^?+\\d*+$");

    private static final Pattern MARKER = Pattern.compile("\\[\\d+]");

    private final StopSequences stops;
    private final Consumer<String> listener;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Citation> citations = new LinkedHashMap<>(); // the latest of each number
    private Routing routing;
    private final long longest; // in characters
    private Usage usage = Usage.NONE;
    private Optional<AnswerEvent.Failed> failure = Optional.empty();
    private boolean cut;

    /// @param longest  tokens that the text may have
    /// @param listener gets the text as it grows
    Completion(List<String> stops, OptionalInt longest, Consumer<String> listener) {
        this.stops = new StopSequences(stops);
        this.longest = longest.isPresent() ? (long) longest.getAsInt() * CHARACTERS_PER_TOKEN : Long.MAX_VALUE;
        this.listener = listener;
    }

    @Override
    public void accept(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Routed(var decided) -> routing = decided;
            case AnswerEvent.Cited(var citation) -> citations.put(citation.number(), citation);
            case AnswerEvent.Token(var piece) -> {
                sayWithinLimit(stops.accept(MARKER.matcher(piece).matches() ? "[^" + piece.substring(1) : piece));
                if (stops.reached()) {
                    throw new EnoughRead();
                }
            }
            case AnswerEvent.Done done -> {
                sayWithinLimit(stops.end());
                say(footnotes());
            }
            case AnswerEvent.Queued e -> {}
            case AnswerEvent.Conversation e -> {}
            case AnswerEvent.Rewritten e -> {}
            case AnswerEvent.Scoped e -> {}
            case AnswerEvent.EvidenceFound e -> {}
            // the chat model's own limit
            case AnswerEvent.Degraded(var what, var reason) -> cut |= what.equals("answer");
            case AnswerEvent.Failed f -> failure = Optional.of(f);
        }
    }

    String text() {
        return text.toString();
    }

    List<Citation> citations() {
        return List.copyOf(citations.values());
    }

    Routing routing() {
        return routing;
    }

    /// What the calls of a chat model took in all; also one that was ended.
    void used(Usage total) {
        usage = total;
    }

    /// Why the answer failed, where it did.
    Optional<AnswerEvent.Failed> failure() {
        return failure;
    }

    Usage usage() {
        return usage;
    }

    /// Why the text ends, in the protocol's words.
    String finish() {
        return cut ? "length" : "stop";
    }

    private void sayWithinLimit(String words) {
        var room = longest - text.length();
        if (words.length() <= room) {
            say(words);
            return;
        }
        cut = true;
        var end = (int) room;
        if (end > 0 && Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        say(CUT_MARKER.matcher(words.substring(0, end)).replaceFirst(""));
        throw new EnoughRead();
    }

    private void say(String words) {
        if (!words.isEmpty()) {
            text.append(words);
            listener.accept(words);
        }
    }

    private String footnotes() {
        var notes = new StringBuilder();
        for (var citation : citations.values()) {
            var page = citation.page() > 0 ? ", page " + citation.page() : "";
            notes.append(notes.isEmpty() ? "\n\n" : "\n")
                    .append("[^")
                    .append(citation.number())
                    .append("]: ")
                    .append(citation.title())
                    .append(" (")
                    .append(citation.source())
                    .append(page)
                    .append("): ")
                    .append(String.join(" ", citation.sentences()).replaceAll("\\s+", " "));
        }
        return notes.toString();
    }
}
