package io.grapevine.conversation;

import io.grapevine.domain.Principal;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.conversation.RouteCorrectionStore;
import io.grapevine.graph.conversation.StoredExchange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Conversations kept in the graph, each answer with its whole JSON, so that it is shown again as it was.
@Singleton
public class StoredConversations implements ConversationLog {

    /// How many turns a follow-up question may lean on.
    private static final int TURNS = 6;

    private final ConversationStore store;
    private final RouteCorrectionStore corrections;
    private final EventJson json;

    StoredConversations(ConversationStore store, RouteCorrectionStore corrections, EventJson json) {
        this.store = store;
        this.corrections = corrections;
        this.json = json;
    }

    @Override
    public Optional<Known> find(Principal principal, String conversationId) {
        var key = principal.conversationKey(conversationId);
        return store.find(key).map(found -> new Known(found.title(), store.turns(key, TURNS)));
    }

    @Override
    public void append(Principal principal, String conversationId, String title, Exchange exchange) {
        var key = principal.conversationKey(conversationId);
        var answer = exchange.answer();
        var now = Instant.now();
        store.append(
                key,
                title,
                new StoredExchange(
                        exchange.answerId(),
                        exchange.question(),
                        answer.question(),
                        answer.answer(),
                        answer.routing().route().label(),
                        answer.mode(),
                        answer.generator(),
                        answer.usage(),
                        json.of(answer).toString(),
                        now,
                        Optional.empty()));
        // it becomes an example for everybody's questions, and so must not tell of what only some may read
        if (answer.routing().overridden() && principal.admin()) {
            corrections.correct(key, exchange.answerId(), now);
        }
    }
}
