package io.grapevine.graph.conversation;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Turn;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// The conversations in the graph, beside the documents and untouched by their coming and going. They are known
/// by the keys that their owners have for them ([Principal#conversationKey]), and told by their ids.
@Singleton
public final class ConversationStore {

    private static final int MOST_EXCHANGES = 1_000;
    /// Conversations are of any length: few a transaction.
    private static final int REMOVED_AT_ONCE = 20;

    private final Graph graph;

    @Inject
    public ConversationStore(Graph graph) {
        this.graph = graph;
    }

    /// Those of somebody's conversations that were answered last, newest first.
    public List<ConversationInfo> list(Principal owner, int limit) {
        return graph.read(
                "conversation/list-conversations",
                Map.of("owner", owner.id(), "limit", limit),
                row -> info(row.get("conversation")));
    }

    public Optional<ConversationInfo> find(String id) {
        return graph
                .read("conversation/find-conversation", Map.of("id", id), row -> info(row.get("conversation")))
                .stream()
                .findFirst();
    }

    /// Its questions and answers, oldest first, the newest thousand of them.
    public List<StoredExchange> exchanges(String id) {
        return exchanges(id, MOST_EXCHANGES);
    }

    /// The newest of its questions and answers, oldest first.
    public List<StoredExchange> exchanges(String id, int limit) {
        return graph.read(
                "conversation/exchanges", Map.of("conversation", id, "limit", limit), ConversationStore::exchange);
    }

    /// What all its answers took together.
    public Usage usage(String id) {
        return graph.read("conversation/conversation-usage", Map.of("conversation", id), Rows::usage)
                .getFirst();
    }

    /// Its newest turns, oldest first.
    public List<Turn> turns(String id, int limit) {
        return graph.read(
                "conversation/turns",
                Map.of("conversation", id, "limit", limit),
                row -> new Turn(
                        row.get("question").asString(), row.get("answer").asString()));
    }

    /// Appends an exchange, and begins the conversation with that title where there is none. The same exchange
    /// twice is one.
    public void append(String id, String title, StoredExchange exchange) {
        graph.write(
                "conversation/append-exchange",
                Map.of(
                        "conversation",
                        id,
                        "owner",
                        id.substring(0, Math.max(0, id.indexOf('/'))),
                        "title",
                        title,
                        "now",
                        Rows.utc(exchange.at()),
                        "exchange",
                        Map.of(
                                "id",
                                exchange.id(),
                                "question",
                                exchange.question(),
                                "standalone",
                                exchange.standalone(),
                                "answer",
                                exchange.answer(),
                                "route",
                                exchange.route(),
                                "mode",
                                exchange.mode(),
                                "generator",
                                exchange.generator(),
                                "json",
                                exchange.json()),
                        "usage",
                        Rows.of(exchange.usage())),
                row -> row);
    }

    /// @return whether there is such a conversation
    public boolean rename(String id, String title) {
        return !graph.write("conversation/rename-conversation", Map.of("id", id, "title", title), row -> row)
                .isEmpty();
    }

    /// @return whether there was such a conversation
    public boolean remove(String id) {
        return !graph.write("conversation/remove-conversation", Map.of("id", id), row -> row)
                .isEmpty();
    }

    /// Removes all of an account's conversations with the thumbs for them, some a transaction.
    public void removeAllOf(String owner) {
        removeInParts("conversation/remove-conversations-of", Map.of("owner", owner));
        graph.execute("conversation/remove-feedback-of", Map.of("owner", owner + "/"));
    }

    /// Removes the conversations that were answered last before a time, and the thumbs that were given before
    /// it, some a transaction.
    public void removeBefore(Instant time) {
        removeInParts("conversation/remove-conversations-before", Map.of("until", Rows.utc(time)));
        removeInParts("conversation/remove-feedback-before", Map.of("until", Rows.utc(time)));
    }

    private void removeInParts(String statement, Map<String, Object> of) {
        var params = new HashMap<>(of);
        params.put("limit", REMOVED_AT_ONCE);
        int removed;
        do {
            removed = graph.write(statement, params, row -> row.get("removed").asInt())
                    .getFirst();
        } while (removed == REMOVED_AT_ONCE);
    }

    private static ConversationInfo info(Value v) {
        var key = v.get("id").asString();
        return new ConversationInfo(
                key.substring(key.indexOf('/') + 1),
                v.get("title").asString(),
                v.get("createdAt").asOffsetDateTime().toInstant(),
                v.get("updatedAt").asOffsetDateTime().toInstant(),
                v.get("exchanges").asInt());
    }

    private static StoredExchange exchange(Record row) {
        var v = row.get("exchange");
        var feedback = row.get("up").isNull()
                ? Optional.<StoredExchange.Thumb>empty()
                : Optional.of(new StoredExchange.Thumb(
                        row.get("up").asBoolean(), row.get("comment").asString()));
        return new StoredExchange(
                v.get("id").asString(),
                v.get("question").asString(),
                v.get("standalone").asString(),
                v.get("answer").asString(),
                v.get("route").asString(),
                v.get("mode").asString(),
                v.get("generator").asString(),
                new Usage(
                        v.get("inputTokens").asLong(0),
                        v.get("outputTokens").asLong(0),
                        v.get("cost").asDouble(0)),
                v.get("json").asString(),
                v.get("at").asOffsetDateTime().toInstant(),
                feedback);
    }
}
