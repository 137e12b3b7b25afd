package io.grapevine.answer.generate;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Citation;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Hands on the events of one answer and keeps its text and citations; a passage is reported as cited only once.
final class Transcript implements Consumer<AnswerEvent> {

    private final Consumer<AnswerEvent> events;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Citation> citations = new TreeMap<>();

    Transcript(Consumer<AnswerEvent> events) {
        this.events = events;
    }

    @Override
    public void accept(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Token(var piece) -> text.append(piece);
            case AnswerEvent.Cited(var citation) -> {
                if (citations.putIfAbsent(citation.number(), citation) != null) {
                    return;
                }
            }
            case AnswerEvent.Conversation e -> { }
            case AnswerEvent.Rewritten e -> { }
            case AnswerEvent.Routed e -> { }
            case AnswerEvent.EvidenceFound e -> { }
            case AnswerEvent.Degraded e -> { }
            case AnswerEvent.Failed e -> { }
            case AnswerEvent.Done e -> { }
        }
        events.accept(event);
    }

    void say(String words) {
        accept(new AnswerEvent.Token(words));
    }

    boolean hasCited(int number) {
        return citations.containsKey(number);
    }

    boolean hasCited() {
        return !citations.isEmpty();
    }

    CharSequence text() {
        return text;
    }

    Generation generation(boolean answered, String generator) {
        return new Generation(text.toString().strip(), java.util.List.copyOf(citations.values()), answered, generator);
    }
}
