package io.grapevine.answer.exchange;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Citation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The text and the citations of one answer as they are written; each piece is an event at once. A passage is
/// reported as cited at first, and again with each further sentence of it that supports a statement.
///
/// Used by one thread.
public final class Transcript {

    private final Consumer<AnswerEvent> events;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Citation> citations = new TreeMap<>();

    Transcript(Consumer<AnswerEvent> events) {
        this.events = events;
    }

    /// Appends a piece of the answer's text.
    public void say(String piece) {
        text.append(piece);
        events.accept(new AnswerEvent.Token(piece));
    }

    /// Reports a citation, and writes its number.
    public void cite(Citation citation) {
        support(citation);
        say("[" + citation.number() + "]");
    }

    /// Reports a citation whose number stands behind the next sentence.
    public void support(Citation citation) {
        var known = citations.get(citation.number());
        var now = known == null ? citation : known.with(citation.sentence());
        citations.put(citation.number(), now);
        if (!now.equals(known)) {
            events.accept(new AnswerEvent.Cited(now));
        }
    }

    public boolean hasCited() {
        return !citations.isEmpty();
    }

    /// What was cited so far, by number.
    public List<Citation> citations() {
        return List.copyOf(citations.values());
    }

    public CharSequence text() {
        return text;
    }

    /// What was written, by the name of who wrote it.
    public Generation generation(boolean answered, String generator) {
        return new Generation(text.toString().strip(), List.copyOf(citations.values()), answered, generator);
    }
}
