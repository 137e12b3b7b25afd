package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.domain.Route;
import io.grapevine.llm.Prompts;
import java.util.Map;
import java.util.TreeSet;

/// Says that the documents do not hold the answer: in one friendly line where the question is a wish that no
/// document can fulfil, else with the collections that were looked through.
final class Refusal {

    private static final String NAME = "none";

    private Refusal() {}

    static Generation write(Exchange exchange) {
        exchange.transcript().say(text(exchange));
        return exchange.transcript().generation(false, NAME);
    }

    static String text(Exchange exchange) {
        if (exchange.routing().route() == Route.OUT_OF_SCOPE) {
            return Prompts.text("out-of-scope");
        }
        var collections = new TreeSet<>(exchange.question().collections());
        return Prompts.text("not-found")
                + (collections.isEmpty()
                        ? ""
                        : " " + Prompts.render("looked-in", Map.of("collections", String.join(", ", collections))));
    }
}
