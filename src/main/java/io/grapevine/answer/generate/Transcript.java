package io.grapevine.answer.generate;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Citation;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Hands on the events of one answer and keeps its text and citations; a passage is reported as
/// cited at first, and again with each further sentence of it that supports a statement.
final class Transcript implements Consumer<AnswerEvent> {

    private final Consumer<AnswerEvent> events;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Citation> citations = new TreeMap<>();

    Transcript(Consumer<AnswerEvent> events) {
        this.events = events;
    }

    /// That of the generator which handed on to this one; a new one where it is the first.
    static Transcript of(Consumer<AnswerEvent> events) {
        return events instanceof Transcript transcript ? transcript : new Transcript(events);
    }

    @Override
    public void accept(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Token(var piece) -> text.append(piece);
            case AnswerEvent.Cited(var citation) -> {
                var known = citations.get(citation.number());
                var now = known == null ? citation : known.with(citation.sentence());
                citations.put(citation.number(), now);
                if (!now.equals(known)) {
                    events.accept(new AnswerEvent.Cited(now));
                }
                return;
            }
            case AnswerEvent.Conversation e -> {}
            case AnswerEvent.Rewritten e -> {}
            case AnswerEvent.Routed e -> {}
            case AnswerEvent.EvidenceFound e -> {}
            case AnswerEvent.Degraded e -> {}
            case AnswerEvent.Failed e -> {}
            case AnswerEvent.Done e -> {}
        }
        events.accept(event);
    }

    void say(String words) {
        accept(new AnswerEvent.Token(words));
    }

    /// Reports a citation, and writes its number.
    void cite(Citation citation) {
        accept(new AnswerEvent.Cited(citation));
        say("[" + citation.number() + "]");
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
