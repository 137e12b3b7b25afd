package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.conversation.Answers;
import io.grapevine.domain.Answer;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The chat WebSocket over real sockets; the answers are scripted. A reader may stall for 2 s, and is pinged as often.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@Timeout(120)
class ChatSocketIT {

    private static final int FLOOD = 20_000;
    private static final String KILOBYTE = "x".repeat(1_000);

    @TestHTTPResource("/")
    URI home;

    @BeforeEach
    void scriptTheAnswers() {
        QuarkusMock.installMockForType(ChatSocketIT::answer, Answers.class);
    }

    @Test
    void two_hundred_conversations_at_once_get_every_event_in_order() throws Exception {
        var clients =
                IntStream.range(0, 20).mapToObj(i -> SocketClient.open(home)).toList();
        for (var c = 0; c < 200; c++) {
            clients.get(c % 20).say("{\"type\":\"ask\",\"question\":\"count\",\"conversationId\":\"many-" + c + "\"}");
        }
        for (var i = 0; i < 20; i++) {
            var byConversation = read(clients.get(i), 10);
            assertThat(byConversation).hasSize(10);
            byConversation
                    .values()
                    .forEach(events -> assertThat(events)
                            .extracting(e -> e.path("seq").asInt())
                            .isEqualTo(IntStream.rangeClosed(1, 103).boxed().toList()));
        }
        clients.forEach(SocketClient::close);
    }

    @Test
    void a_reader_that_takes_nothing_is_closed_as_too_slow_and_resumes_without_loss() throws Exception {
        try (var deaf = SocketClient.deaf(home)) {
            deaf.say("{\"type\":\"ask\",\"question\":\"flood\",\"conversationId\":\"slow\"}");
            Thread.sleep(4_000); // twice as long as it may
            deaf.listen();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> deaf.closeCode != 0);
            // the reason itself may be stuck behind what was not read
            assertThat(deaf.closeCode).isIn(ChatSocket.TOO_SLOW, 1006);
            var before = new ArrayList<JsonNode>(deaf.events);
            assertThat(before.size()).isBetween(1, FLOOD - 1);

            try (var again = SocketClient.open(home)) {
                again.say("{\"type\":\"resume\",\"conversationId\":\"slow\",\"after\":"
                        + before.getLast().path("seq").asInt() + "}");
                before.addAll(again.answer("slow"));
            }
            assertThat(before)
                    .extracting(e -> e.path("seq").asInt())
                    .isEqualTo(IntStream.rangeClosed(1, FLOOD + 3).boxed().toList());
        }
    }

    @Test
    void a_slow_reader_holds_up_no_other() throws Exception {
        try (var deaf = SocketClient.deaf(home);
                var quick = SocketClient.open(home)) {
            deaf.say("{\"type\":\"ask\",\"question\":\"flood\",\"conversationId\":\"deaf\"}");
            quick.say("{\"type\":\"ask\",\"question\":\"count\",\"conversationId\":\"quick\"}");

            assertThat(quick.answer("quick")).hasSize(103);
        }
    }

    @Test
    void a_connection_that_is_cut_in_mid_answer_is_resumed_without_loss_or_repeat() throws Exception {
        var seen = new ArrayList<JsonNode>();
        try (var first = SocketClient.open(home)) {
            first.say("{\"type\":\"ask\",\"question\":\"steady\",\"conversationId\":\"cut\"}");
            while (seen.size() < 20) {
                seen.add(first.events.take());
            }
        }
        try (var second = SocketClient.open(home)) {
            second.say("{\"type\":\"resume\",\"conversationId\":\"cut\",\"answerId\":\""
                    + seen.getLast().path("answerId").asText() + "\",\"after\":"
                    + seen.getLast().path("seq").asInt() + "}");
            seen.addAll(second.answer("cut"));
        }

        assertThat(seen)
                .extracting(e -> e.path("seq").asInt())
                .isEqualTo(IntStream.rangeClosed(1, 103).boxed().toList());
    }

    @Test
    void a_connection_from_which_nothing_comes_is_closed_as_silent_and_one_that_answers_pings_is_not()
            throws Exception {
        // who does not read sees no ping
        try (var deaf = SocketClient.deaf(home);
                var quiet = SocketClient.open(home)) {
            Thread.sleep(10_000); // three beats of 2 s and the one at which it is noticed
            deaf.listen();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> deaf.closeCode != 0);

            assertThat(deaf.closeCode).isEqualTo(ChatSocket.SILENT);
            quiet.say("{\"type\":\"ping\"}");
            assertThat(quiet.events.take().path("type").asText()).isEqualTo("pong");
            assertThat(quiet.closeCode).isZero();
        }
    }

    @Test
    void a_page_of_another_site_is_refused_at_the_handshake() {
        var foreign = HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "https://evil.example");

        assertThatThrownBy(() -> foreign.buildAsync(SocketClient.of(home), new WebSocket.Listener() {})
                        .join())
                .hasRootCauseMessage("Unexpected HTTP response status code 403");
    }

    @Test
    void a_message_that_is_too_long_is_refused_in_words() throws Exception {
        try (var client = SocketClient.open(home)) {
            client.say("{\"type\":\"ask\",\"question\":\"" + "x".repeat(100_000) + "\"}");

            assertThat(client.events.take().path("message").asText()).contains("at most 65536");
            client.say("{\"type\":\"ping\"}");
            assertThat(client.events.take().path("type").asText()).isEqualTo("pong");
        }
    }

    private static Map<String, List<JsonNode>> read(SocketClient client, int conversations)
            throws InterruptedException {
        var read = new java.util.HashMap<String, List<JsonNode>>();
        for (var ended = 0; ended < conversations; ) {
            var event = client.events.poll(60, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(event).as("an event within 60 s").isNotNull();
            read.computeIfAbsent(event.path("conversationId").asText(), id -> new ArrayList<>())
                    .add(event);
            ended += event.path("type").asText().equals("done") ? 1 : 0;
        }
        return read;
    }

    private static Answer answer(Exchange exchange) {
        var question = exchange.question().text();
        var tokens = question.equals("flood") ? FLOOD : 100;
        exchange.routed(ChatFakes.lookup());
        for (var i = 0; i < tokens; i++) {
            exchange.transcript().say(question.equals("flood") ? KILOBYTE : "t" + i + " ");
            if (question.equals("steady")) {
                pause();
            }
        }
        return exchange.done(new Generation("counted", List.of(), true, "fake"));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
