package io.grapevine.api.chat;

import io.grapevine.answer.AnswerPipeline;
import io.grapevine.api.EventJson;
import io.grapevine.domain.AnswerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Builds the chat from the answer pipeline and the conversation store.
final class ChatBeans {

    @Produces
    @ApplicationScoped
    Answers answers(AnswerPipeline pipeline) {
        return pipeline::answer;
    }

    @Produces
    @Singleton
    ChatSessions sessions(Answers answers, ConversationLog conversations, EventJson json, ChatConfig config) {
        return new ChatSessions(answers, conversations, encoder(json), config);
    }

    /// An event as every door shows it, with the conversation and the answer that it belongs to; the first one also
    /// says what was asked, for those who did not ask it themselves.
    static ChatSessions.Encoder encoder(EventJson json) {
        return (event, reference, seq) -> {
            var node = json.of(event, seq)
                    .put("conversationId", reference.conversationId())
                    .put("answerId", reference.answerId());
            return (event instanceof AnswerEvent.Conversation ? node.put("question", reference.question()) : node)
                    .toString();
        };
    }
}
