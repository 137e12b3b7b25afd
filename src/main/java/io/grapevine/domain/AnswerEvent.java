package io.grapevine.domain;

import java.util.List;
import java.util.Map;

/// What happens while a question is answered, in order; ends with exactly one `Done` or `Failed`.
public sealed interface AnswerEvent {

    /// The question waits for its turn.
    ///
    /// @param position how many are before it, itself included
    record Queued(int position) implements AnswerEvent {}

    /// The conversation that the answer belongs to.
    record Conversation(String id, String title) implements AnswerEvent {}

    /// The question as it stands alone; sent only where it differs from what was asked.
    record Rewritten(String question) implements AnswerEvent {}

    /// Only some documents count; sent only where a filter or the question itself names them.
    ///
    /// @param documents how many
    /// @param sources   of the first of them
    record Scoped(int documents, List<String> sources) implements AnswerEvent {

        public Scoped {
            sources = List.copyOf(sources);
        }
    }

    record Routed(Routing routing) implements AnswerEvent {}

    record EvidenceFound(Evidence evidence) implements AnswerEvent {}

    /// The next piece of the answer's text.
    record Token(String text) implements AnswerEvent {}

    /// The answer has cited a passage for the first time.
    record Cited(Citation citation) implements AnswerEvent {}

    /// Something fell back: the answer goes on by a lesser way.
    record Degraded(String what, String reason) implements AnswerEvent {}

    /// The question could not be answered, or not to the end.
    ///
    /// @param usage what it took all the same
    record Failed(String code, String message, Usage usage) implements AnswerEvent {}

    /// @param answered  false where the documents do not hold the answer
    /// @param generator the chat model's name, or `extractive`
    /// @param mode      retrieval mode that was used; empty where nothing was retrieved
    /// @param timingsMs milliseconds a step
    record Done(
            String answer,
            List<Citation> citations,
            boolean answered,
            String generator,
            String mode,
            Map<String, Double> timingsMs,
            Usage usage)
            implements AnswerEvent {

        /// The end of an answer.
        public static Done of(Answer answer) {
            return new Done(
                    answer.answer(),
                    answer.citations(),
                    answer.answered(),
                    answer.generator(),
                    answer.mode(),
                    answer.timingsMs(),
                    answer.usage());
        }
    }

    /// Tokens, and their cost in the currency of the prices; of an answer those of every call that it took.
    /// Zeros without a chat model.
    record Usage(long inputTokens, long outputTokens, double cost) {
        public static final Usage NONE = new Usage(0, 0, 0);

        public Usage plus(Usage other) {
            return new Usage(inputTokens + other.inputTokens, outputTokens + other.outputTokens, cost + other.cost);
        }
    }
}
