package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.domain.Evidence;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatUnavailable;

/// Lets a chat model write the answer from the passages.
public final class ChatGenerator implements Generator {

    private final ChatClient chat;

    public ChatGenerator(ChatClient chat) {
        this.chat = chat;
    }

    /// Where the passages are more than the chat model can read, half as many are given, and so on down to one.
    ///
    /// @throws ChatUnavailable where the chat model does not answer, or not to the end
    @Override
    public Generation generate(Exchange exchange) {
        return generate(exchange, exchange.evidence());
    }

    /// Writes the answer from a part of the evidence, under the same numbers.
    Generation generate(Exchange exchange, Evidence given) {
        for (var passages = given.passages().size(); ; passages /= 2) {
            try {
                return write(exchange, given.first(passages));
            } catch (ChatUnavailable e) {
                if (!e.tooLong() || e.broken() || passages <= 1) {
                    throw e;
                }
                exchange.degraded(
                        "chat model",
                        chat.name() + " cannot read " + passages + " passages at once; it is given the first "
                                + passages / 2);
            }
        }
    }

    private Generation write(Exchange exchange, Evidence given) {
        var passages = given.passages().size();
        var answer = new StreamedAnswer(exchange, number -> number >= 1 && number <= passages);
        try {
            var reply = chat.stream(
                    ChatPrompt.messages(exchange.question(), given, exchange.instructions()),
                    answer::accept,
                    exchange.usage());
            return answer.end(reply, chat.name());
        } catch (ChatUnavailable e) {
            answer.breakOff();
            throw e;
        }
    }
}
