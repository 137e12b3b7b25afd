package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.domain.Citation;

/// Says behind the answer to a question of two steps what the first step was, so that it can be checked.
final class StepNote {

    private StepNote() {}

    static void write(Exchange exchange) {
        exchange.firstStep().ifPresent(first -> {
            var transcript = exchange.transcript();
            var said = transcript.text();
            if (said.toString().replace("**", "").contains(first.text())) {
                return;
            }
            var passages = exchange.evidence().passages();
            for (var i = 0; i < passages.size(); i++) {
                var passage = passages.get(i).passage();
                if (passage.id().equals(first.passage().id())) {
                    transcript.say("\n\n" + ExtractiveGenerator.plain(first.text()) + " ");
                    transcript.cite(Citation.of(i + 1, passage, first.sentence()));
                    return;
                }
            }
        });
    }
}
