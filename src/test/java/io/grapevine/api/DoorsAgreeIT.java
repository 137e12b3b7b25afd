package io.grapevine.api;

import io.grapevine.api.Door.Reply;
import io.grapevine.api.Door.Visit;
import io.grapevine.conversation.AdmissionGate;
import io.grapevine.conversation.LimitsConfig;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.graph.driver.Graph;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The same question gets the same answer through every door, and the same failure the code that the door has
/// for it.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
class DoorsAgreeIT {

    private static final String ASKED = "Who is the cellar master of Sedge Bank Cellar?";

    @TestHTTPResource("/")
    URI home;

    @Inject
    CommandLine.IFactory commands;

    @Inject
    AdmissionGate gate;

    @Inject
    LimitsConfig limits;

    @Inject
    Graph graph;

    private final String collection = "doors-" + UUID.randomUUID();

    @BeforeEach
    void ingest() {
        Upload.to(collection).cellars().send();
    }

    @AfterEach
    void removeCollection() {
        when().delete("/api/collections/" + collection);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void the_same_question_has_the_same_answer_citations_and_kept_exchange(Door door) throws Exception {
        var expected = (Reply.Answered) Door.REST_WHOLE.ask(visit(ASKED, collection));
        assertThat(expected.answer()).contains("Ilse Fenwright");
        assertThat(expected.citations()).containsExactly("1 cellars.md");
        var visit = visit(ASKED, collection);

        assertThat(door.ask(visit)).isEqualTo(expected);

        var kept = when().get("/api/conversations/" + visit.conversation()).then();
        if (door.keeps()) {
            var json = kept.statusCode(200).extract().jsonPath();
            assertThat(json.getString("title")).isEqualTo(ASKED);
            assertThat(json.getList("exchanges.question")).containsExactly(ASKED);
            assertThat(json.getString("exchanges[0].answer.answer")).isEqualTo(expected.answer());
            assertThat(json.getList("exchanges[0].answer.citations.source")).containsExactly("cellars.md");
        } else {
            kept.statusCode(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void an_unknown_collection_is_not_found(Door door) throws Exception {
        assertThat(refused(door, visit(ASKED, "nowhere")).message()).startsWith("There is no collection nowhere.");
        assertThat(codeAndStatus(door, visit(ASKED, "nowhere")))
                .isEqualTo(
                        switch (door) {
                            case WEBSOCKET, REST_STREAMED -> "not_found 200";
                            case REST_WHOLE -> "not_found 404";
                            case OPENAI -> "model_not_found 404";
                            case MCP -> " 200";
                            case COMMAND_LINE -> " 2";
                        });
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void a_question_that_is_too_long_is_bad_input(Door door) throws Exception {
        var visit = visit("x".repeat(8_001), collection);
        assertThat(refused(door, visit).message()).contains("has 8001 characters");
        assertThat(codeAndStatus(door, visit))
                .isEqualTo(
                        switch (door) {
                            case WEBSOCKET -> "bad_message 200";
                            case REST_WHOLE, REST_STREAMED, OPENAI -> "bad_input 400";
                            case MCP -> " 200";
                            case COMMAND_LINE -> " 2";
                        });
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void beyond_what_the_service_carries_it_is_overloaded(Door door) throws Exception {
        try (var _ = gate.enter(limits.atWork(), position -> {});
                var _ = fullQueue()) {
            assertThat(refused(door, visit(ASKED, collection)).message())
                    .startsWith("The service is at its limit")
                    .endsWith("Try again in a moment.");
            assertThat(codeAndStatus(door, visit(ASKED, collection)))
                    .isEqualTo(
                            switch (door) {
                                case WEBSOCKET, REST_STREAMED -> "overloaded 200";
                                case REST_WHOLE, OPENAI -> "overloaded 503";
                                case MCP -> " 200";
                                case COMMAND_LINE -> " 1";
                            });
        }
    }

    @Test
    void vectors_of_another_embedding_model_are_a_wrong_configuration_at_every_door() throws Exception {
        var recorded = graph.read("search/embedding-model", Map.of(), row -> row.asMap())
                .getFirst();
        graph.execute("search/record-embedding-model", Map.of("model", "another", "dimension", 3));
        try {
            // what was agreed is remembered for some seconds
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Door.REST_WHOLE.ask(visit(ASKED, collection)) instanceof Reply.Refused);
            for (var door : Door.values()) {
                assertThat(refused(door, visit(ASKED, collection)).message())
                        .as("%s", door)
                        .startsWith("The passages were embedded by another (3 numbers a vector)");
                assertThat(codeAndStatus(door, visit(ASKED, collection)))
                        .as("%s", door)
                        .isEqualTo(
                                switch (door) {
                                    case WEBSOCKET, REST_STREAMED -> "misconfigured 200";
                                    case REST_WHOLE, OPENAI -> "misconfigured 503";
                                    case MCP -> " 200";
                                    case COMMAND_LINE -> " 2";
                                });
            }
        } finally {
            graph.execute(
                    "search/record-embedding-model",
                    Map.of("model", recorded.get("model"), "dimension", recorded.get("dimension")));
        }
    }

    private interface Queue extends AutoCloseable {

        @Override
        void close();
    }

    /// As many who wait at the gate as may; closing it sends them away.
    private Queue fullQueue() {
        var waiting = IntStream.range(0, limits.waiting())
                .mapToObj(i -> Thread.startVirtualThread(this::waitInVain))
                .toList();
        Awaitility.await().until(() -> gate.waiting() == limits.waiting());
        return () -> {
            waiting.forEach(Thread::interrupt);
            Awaitility.await().until(() -> gate.waiting() == 0);
        };
    }

    private void waitInVain() {
        assertThatThrownBy(() -> gate.enter(1, position -> {})).isInstanceOf(CancellationException.class);
    }

    private Visit visit(String question, String where) {
        return Visit.of(home, commands, question, where);
    }

    private static Reply.Refused refused(Door door, Visit visit) throws Exception {
        return (Reply.Refused) door.ask(visit);
    }

    private static String codeAndStatus(Door door, Visit visit) throws Exception {
        var refused = refused(door, visit);
        return refused.code() + " " + refused.status();
    }
}
