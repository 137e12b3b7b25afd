package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.Transcript;
import io.grapevine.answer.generate.CitationParser.Piece;
import io.grapevine.llm.ChatReply;
import java.util.List;
import java.util.function.IntPredicate;

/// One answer on its way from the chat model to the reader. It is looked at as it streams: citations of passages
/// that the chat model was not given vanish, and where it reports that the documents do not hold the answer the
/// reader is told so in our words. An answer that cites nothing says so: guessing a passage for it could be
/// wrong.
final class StreamedAnswer {

    private static final String NOT_IN_DOCUMENTS = "NOT_IN_DOCUMENTS";

    private final Exchange exchange;
    private final Transcript transcript;
    private final CitationParser citations;
    private final StringBuilder beginning = new StringBuilder(); // as long as it may still become the report
    private boolean begun;
    private boolean absent;

    /// @param given numbers of the passages that may be cited
    StreamedAnswer(Exchange exchange, IntPredicate given) {
        this.exchange = exchange;
        this.transcript = exchange.transcript();
        this.citations = new CitationParser(given);
    }

    void accept(String piece) {
        if (absent) {
            return;
        }
        if (begun) {
            show(citations.accept(piece));
            return;
        }
        beginning.append(piece);
        var words = beginning.toString().replaceAll("^[\\s\"'`*]+", "");
        if (words.startsWith(NOT_IN_DOCUMENTS)) {
            absent = true;
        } else if (!NOT_IN_DOCUMENTS.startsWith(words)) {
            begun = true;
            show(citations.accept(beginning.toString().stripLeading()));
        }
    }

    Generation end(ChatReply reply, String name) {
        if (!begun && !absent) { // too short to tell, or nothing at all
            show(citations.accept(beginning.toString().strip()));
        }
        show(citations.end());
        if (absent || transcript.text().isEmpty()) {
            transcript.say(Refusal.text(exchange));
            return transcript.generation(false, name);
        }
        if (reply.cut()) {
            exchange.degraded("answer", name + " did not come to an end; the answer is cut off");
        }
        if (!transcript.hasCited()) {
            exchange.degraded(
                    "citations",
                    name + " cited no passage, so nothing in this answer can be checked against the documents");
        }
        return transcript.generation(true, name);
    }

    /// Hands on what was held back when no more comes.
    void breakOff() {
        if (begun) {
            show(citations.end());
        }
    }

    private void show(List<Piece> pieces) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Text(var text) -> transcript.say(text);
                case Piece.Cited(var number) -> cite(number);
            }
        }
    }

    private void cite(int number) {
        var passage = exchange.evidence().passages().get(number - 1).passage();
        transcript.cite(Support.cite(number, passage, Support.lastStatement(transcript.text())));
    }
}
