package io.grapevine.answer.exchange;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Routing;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Exchanges as the steps before the generator leave them.
public final class TestExchange {

    private TestExchange() {}

    /// An exchange whose evidence is found; its listener is told only what comes after that.
    public static Exchange found(
            String question, Routing routing, float[] vector, Evidence evidence, Consumer<AnswerEvent> listener) {
        var ready = new AtomicBoolean();
        var exchange = new Exchange(Request.of(Question.of(question)), event -> {
            if (ready.get()) {
                listener.accept(event);
            }
        });
        exchange.routed(routing);
        exchange.embedded(vector);
        exchange.retrieved(evidence, RetrievalMode.GRAPH);
        exchange.ranked(evidence);
        ready.set(true);
        return exchange;
    }
}
