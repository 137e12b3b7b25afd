package io.grapevine.graph.conversation;

import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The routes that users chose instead of the router's: one a question, the last one. They stay when their
/// conversation is deleted.
@Singleton
public final class RouteCorrectionStore {

    /// The newest, so that comparing a question with all of them stays below a tenth of a millisecond.
    public static final int MOST = 1_000;

    private final Graph graph;

    @Inject
    public RouteCorrectionStore(Graph graph) {
        this.graph = graph;
    }

    /// Keeps the route of an answer as a correction where the exchange before it answered the same question by
    /// another route.
    ///
    /// @return whether it did
    public boolean correct(String conversationId, String answerId, Instant at) {
        return !graph.write(
                        "conversation/correct-route",
                        Map.of("conversation", conversationId, "answer", answerId, "now", Rows.utc(at)),
                        row -> row)
                .isEmpty();
    }

    /// The newest [#MOST], newest first.
    public List<RouteCorrection> list() {
        return graph.read("conversation/list-route-corrections", Map.of("limit", MOST), row -> {
            var correction = row.get("correction");
            return new RouteCorrection(
                    correction.get("question").asString(),
                    correction.get("route").asString(),
                    correction.get("at").asOffsetDateTime().toInstant());
        });
    }

    /// Forgets the correction of a question.
    ///
    /// @return whether there was one
    public boolean remove(String question) {
        return !graph.write("conversation/remove-route-correction", Map.of("question", question), row -> row)
                .isEmpty();
    }
}
