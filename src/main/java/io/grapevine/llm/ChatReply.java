package io.grapevine.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;

/// What a chat model has said.
///
/// @param text the whole of it
/// @param cut  true where it was ended by the limit of length or time
public record ChatReply(String text, boolean cut) {

    /// What a finished response says.
    ///
    /// @param name   of the chat model, for the error
    /// @param tokens that it may use
    /// @throws ChatUnavailable where it broke off or said nothing
    static ChatReply of(ChatResponse response, String text, String name, int tokens) {
        if (response.finishReason() == null) {
            throw new ChatUnavailable(name + " broke off", !text.isEmpty(), null);
        }
        if (text.isBlank()) {
            nothingSaid(response.finishReason(), name, tokens);
        }
        var cut = response.finishReason() == FinishReason.LENGTH
                || response.finishReason() == FinishReason.CONTENT_FILTER;
        return new ChatReply(text, cut);
    }

    private static void nothingSaid(FinishReason reason, String name, int tokens) {
        switch (reason) {
            case LENGTH ->
                throw new ChatUnavailable(
                        name + " thought for all of its " + tokens
                                + " tokens and said nothing; raise GRAPEVINE_LLM_MAX_TOKENS",
                        false,
                        null);
            case CONTENT_FILTER ->
                throw new ChatUnavailable(
                        name + " was kept from answering: its provider blocked the answer", false, null);
            case STOP, TOOL_EXECUTION, OTHER -> {} // an empty answer is one too
        }
    }
}
