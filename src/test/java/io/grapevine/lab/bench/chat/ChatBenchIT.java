package io.grapevine.lab.bench.chat;

import io.grapevine.api.ChatModelAddress;
import io.grapevine.api.Upload;
import io.grapevine.domain.Principal;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.document.DocumentStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// `bench chat` against the service of the tests: what it measures of delivery, not of time.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(ChatModelAddress.class)
@Timeout(180)
class ChatBenchIT {

    private static final String COLLECTION = "bench-chat-test";
    private static final int CONVERSATIONS = 20;
    private static final int TOKENS = 300;

    @TestHTTPResource("/")
    URI home;

    @Inject
    Vertx vertx;

    @Inject
    ConversationStore conversations;

    @Inject
    DocumentStore documents;

    @BeforeEach
    void ingest() {
        Upload.to(COLLECTION).cellars().send();
    }

    @AfterEach
    void remove() {
        documents.removeCollection(COLLECTION);
    }

    @Test
    void every_event_of_many_conversations_at_once_comes_in_order_and_every_line_is_reported() {
        var plan = new ChatBench.Plan(500, TOKENS, 2, CONVERSATIONS, 1, 0, COLLECTION);
        ChatReport report;
        try (var standIn = new StandInChatServer(vertx, ChatModelAddress.port(), plan.rate(), plan.tokens());
                var bench = new ChatBench(vertx, home, standIn, plan, conversations::remove, line -> {})) {
            report = bench.run(List.of("Who is the cellar master of Sedge Bank Cellar?", "Hello!"), () -> 0);
        }

        assertThat(report.delivery().faults()).isEmpty();
        assertThat(report.delivery().isWhole()).isTrue();
        // alone, to warm up, and the round
        assertThat(report.delivery().answers()).isEqualTo(2 + 2 * CONVERSATIONS);
        assertThat(report.delivery().events())
                .isGreaterThan((long) TOKENS * report.delivery().answers());
        assertThat(report.crowd().rounds()).isEqualTo(1);
        assertThat(report.toTable())
                .contains(
                        "one conversation at a time, 2 questions",
                        "20 conversations at once, 1 rounds",
                        "first event, p50 ms",
                        "first token later than the stand-in's own",
                        "p99 gap between tokens / the stand-in's own",
                        "42 answers: 0 lost, 0 out of order, 0 answers broken");
        assertThat(report.toJson())
                .containsKeys("timings", "firstTokenLaterMs", "gapInStandIns", "delivery")
                .doesNotContainKey("heap");
        assertThat(conversations.list(Principal.OWNER, 100))
                .noneMatch(kept -> kept.id().startsWith("bench-"));
    }
}
