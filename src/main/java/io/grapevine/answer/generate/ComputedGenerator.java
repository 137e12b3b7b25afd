package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import java.util.ArrayList;

/// Says what was counted, listed or ranked over the graph, as it was computed: no chat model has a hand in a
/// number.
final class ComputedGenerator implements Generator {

    private static final String NAME = "graph";

    @Override
    public Generation generate(Exchange exchange) {
        var statement = exchange.evidence()
                .statement()
                .orElseThrow(() -> new IllegalArgumentException("nothing was computed for this question"));
        var transcript = exchange.transcript();
        var passages = exchange.evidence().passages();
        var parser = new CitationParser(passages.size());
        var pieces = new ArrayList<>(parser.accept(statement));
        pieces.addAll(parser.end());
        for (var piece : pieces) {
            switch (piece) {
                case CitationParser.Piece.Text(var text) -> transcript.say(text);
                case CitationParser.Piece.Cited(var number) ->
                    transcript.cite(Support.cite(
                            number,
                            passages.get(number - 1).passage(),
                            exchange.question().text()));
            }
        }
        StepNote.write(exchange);
        EditionNote.write(exchange);
        return transcript.generation(true, NAME);
    }
}
