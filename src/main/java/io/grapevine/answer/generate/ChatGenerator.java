package io.grapevine.answer.generate;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatUnavailable;
import java.util.function.Consumer;

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
    public Generation generate(Found found, Consumer<AnswerEvent> events, Consumer<Usage> spent) {
        var transcript = Transcript.of(events);
        for (var passages = found.evidence().passages().size(); ; passages /= 2) {
            try {
                return generate(found.with(found.evidence().first(passages)), passages, transcript, spent);
            } catch (ChatUnavailable e) {
                if (!e.tooLong() || e.broken() || passages <= 1) {
                    throw e;
                }
                transcript.accept(new AnswerEvent.Degraded(
                        "chat model",
                        chat.name() + " cannot read " + passages + " passages at once; it is given the first "
                                + passages / 2));
            }
        }
    }

    private Generation generate(Found found, int passages, Transcript transcript, Consumer<Usage> spent) {
        var answer = new StreamedAnswer(found.evidence(), number -> number >= 1 && number <= passages, transcript);
        try {
            var reply = chat.stream(
                    ChatPrompt.messages(found.question(), found.evidence(), found.wishes()), answer::accept, spent);
            return answer.end(reply, chat.name());
        } catch (ChatUnavailable e) {
            answer.breakOff();
            throw e;
        }
    }
}
