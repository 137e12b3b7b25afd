package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.domain.Citation;
import io.grapevine.llm.Prompts;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says behind an answer from which version of a document it is, where there are others.
final class EditionNote {

    private EditionNote() {}

    static void write(Exchange exchange) {
        var editions = exchange.evidence().editions();
        var cited = exchange.transcript().citations().stream()
                .map(Citation::documentId)
                .map(editions::get)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!cited.isEmpty()) {
            exchange.transcript().say("\n\n" + Prompts.render("edition", Map.of("edition", cited)));
        }
    }
}
