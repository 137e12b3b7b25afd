package io.grapevine.graph.conversation;

import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;

/// What users think of answers: at most one thumb an answer, the last one given.
@Singleton
public final class FeedbackStore {

    /// Thumbs that a retrieval mode has had within a route.
    public record ModeThumbs(String mode, int up, int down) {}

    private final Graph graph;

    @Inject
    public FeedbackStore(Graph graph) {
        this.graph = graph;
    }

    /// Keeps a thumb for an answer of a conversation, with a copy of question, route, mode and answer.
    ///
    /// @param learns whether the retrieval modes are chosen by it for everybody
    /// @return whether there is such an answer
    public boolean give(
            String conversationId, String answerId, boolean up, String comment, boolean learns, Instant at) {
        return !graph.write(
                        "conversation/give-feedback",
                        Map.of(
                                "conversation",
                                conversationId,
                                "answer",
                                answerId,
                                "up",
                                up,
                                "comment",
                                comment,
                                "learns",
                                learns,
                                "now",
                                Rows.utc(at)),
                        row -> row)
                .isEmpty();
    }

    /// All thumbs, oldest first.
    public List<Feedback> list() {
        return graph.read("conversation/list-feedback", Map.of(), row -> feedback(row.get("feedback")));
    }

    /// The thumbs of an account's person, oldest first.
    public List<Feedback> listOf(String owner) {
        return graph.read(
                "conversation/list-feedback-of", Map.of("owner", owner + "/"), row -> feedback(row.get("feedback")));
    }

    /// How the retrieval modes have fared within a route; modes without thumbs are left out.
    public List<ModeThumbs> thumbs(String route) {
        return graph.read(
                "conversation/count-thumbs",
                Map.of("route", route),
                row -> new ModeThumbs(
                        row.get("mode").asString(),
                        row.get("up").asInt(),
                        row.get("down").asInt()));
    }

    private static Feedback feedback(Value v) {
        return new Feedback(
                v.get("id").asString(),
                v.get("conversation").asString(),
                v.get("question").asString(),
                v.get("route").asString(),
                v.get("mode").asString(),
                v.get("answer").asString(),
                v.get("up").asBoolean(),
                v.get("comment").asString(),
                v.get("at").asOffsetDateTime().toInstant());
    }
}
