package io.grapevine.api.chat;

import io.grapevine.answer.AnswerPipeline;
import io.grapevine.api.EventJson;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Builds the chat from the answer pipeline and the conversation store.
final class ChatBeans {

    @Produces
    @Singleton
    Answers answers(Instance<AnswerPipeline> pipeline) {
        return (question, history, events) -> pipeline.get().answer(question, history, events);
    }

    @Produces
    @Singleton
    ChatSessions sessions(Answers answers, ConversationLog conversations, EventJson json, ChatConfig config) {
        return new ChatSessions(answers, conversations, encoder(json), config);
    }

    /// An event as every door shows it, with the conversation and the answer that it belongs to.
    static ChatSessions.Encoder encoder(EventJson json) {
        return (event, conversationId, answerId, seq) -> json.of(event, seq)
                .put("conversationId", conversationId).put("answerId", answerId).toString();
    }
}
