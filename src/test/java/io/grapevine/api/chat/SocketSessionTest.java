package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.api.chat.ChatFakes.InMemoryConversations;
import io.grapevine.api.chat.ChatFakes.QueueChannel;
import io.grapevine.conversation.AdmissionGate;
import io.grapevine.conversation.Answers;
import io.grapevine.conversation.RunningAnswers;
import io.grapevine.domain.Answer;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class SocketSessionTest {

    private final InMemoryConversations conversations = new InMemoryConversations();
    private final QueueChannel channel = new QueueChannel();
    /// The paced answer says one word a permit.
    private final Semaphore pace = new Semaphore(0);

    @Test
    void an_answer_is_its_events_numbered_from_one_and_ends_with_done() throws Exception {
        var client = client(ChatFakes::echo);

        client.receive("""
                {"type":"ask","question":"who grows grapes","conversationId":"c1"}""");

        var events = channel.readUntil("done");
        assertThat(events)
                .extracting(e -> e.path("type").asText())
                .containsExactly("conversation", "route", "token", "token", "token", "done");
        assertThat(events).extracting(e -> e.path("seq").asInt()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(events).extracting(e -> e.path("conversationId").asText()).containsOnly("c1");
        assertThat(events)
                .extracting(e -> e.path("answerId").asText())
                .doesNotContain("")
                .hasSize(6);
    }

    @Test
    void what_was_answered_is_in_the_conversation_when_done_arrives() throws Exception {
        client(ChatFakes::echo).receive("""
                {"type":"ask","question":"who grows grapes","conversationId":"c1"}""");

        channel.readUntil("done");

        assertThat(conversations.exchanges.get("c1")).singleElement().satisfies(kept -> {
            assertThat(kept.question()).isEqualTo("who grows grapes");
            assertThat(kept.answer().answer()).isEqualTo("who grows grapes");
        });
    }

    @Test
    void a_follow_up_is_answered_with_the_turns_before_it() throws Exception {
        var seen = new AtomicReference<List<Turn>>();
        var client = client(exchange -> {
            seen.set(exchange.history());
            return ChatFakes.echo(exchange);
        });
        client.receive("""
                {"type":"ask","question":"first","conversationId":"c1"}""");
        channel.readUntil("done");

        client.receive("""
                {"type":"ask","question":"second","conversationId":"c1"}""");
        channel.readUntil("done");

        assertThat(seen.get()).containsExactly(new Turn("first", "first"));
    }

    @Test
    void one_conversation_takes_one_question_at_a_time_but_another_conversation_goes_on() throws Exception {
        var client = client(this::paced);
        client.receive("""
                {"type":"ask","question":"one two","conversationId":"c1"}""");
        channel.readUntil("route");

        client.receive("""
                {"type":"ask","question":"again","conversationId":"c1"}""");
        var refused = channel.readUntil("error").getLast();
        client.receive("""
                {"type":"ask","question":"other","conversationId":"c2"}""");
        var other = channel.readUntil("route").getLast();

        assertThat(refused.path("code").asText()).isEqualTo("busy");
        assertThat(refused.path("seq").asInt()).isZero();
        assertThat(other.path("conversationId").asText()).isEqualTo("c2");
        pace.release(10);
    }

    @Test
    void cancel_ends_the_answer_and_keeps_what_was_written() throws Exception {
        var client = client(this::paced);
        client.receive("""
                {"type":"ask","question":"one two three","conversationId":"c1"}""");
        pace.release(1);
        channel.readUntil("token");

        client.receive("""
                {"type":"cancel","conversationId":"c1"}""");

        var end = channel.readUntil("error").getLast();
        assertThat(end.path("code").asText()).isEqualTo("cancelled");
        assertThat(conversations.exchanges.get("c1").getFirst().answer().answer())
                .isEqualTo("one");
    }

    @Test
    void a_dropped_connection_resumes_without_loss_or_repeat() throws Exception {
        var words =
                String.join(" ", IntStream.range(0, 300).mapToObj(i -> "w" + i).toList());
        var sessions = ChatFakes.running(this::paced, conversations, ChatFakes.config());
        var received = new ArrayList<JsonNode>();
        var first = client(sessions, channel);
        first.receive("{\"type\":\"ask\",\"question\":\"" + words + "\",\"conversationId\":\"c1\"}");
        pace.release(50);
        while (received.size() < 40) {
            received.add(channel.read());
        }
        channel.open = false; // what is under way to it is lost
        first.gone();
        pace.release(10_000);

        var after = received.getLast();
        var again = new QueueChannel();
        client(sessions, again)
                .receive("{\"type\":\"resume\",\"conversationId\":\"c1\",\"answerId\":\""
                        + after.path("answerId").asText() + "\",\"after\":"
                        + after.path("seq").asLong() + "}");
        received.addAll(again.readUntil("done"));

        assertThat(received)
                .extracting(e -> e.path("seq").asInt())
                .isEqualTo(IntStream.rangeClosed(1, 303).boxed().toList());
        assertThat(received.stream()
                        .map(e -> e.path("text").asText())
                        .reduce("", String::concat)
                        .strip())
                .isEqualTo(words);
    }

    @Test
    void an_answer_that_just_ended_can_still_be_read() throws Exception {
        var sessions = ChatFakes.running(ChatFakes::echo, conversations, ChatFakes.config());
        client(sessions, channel).receive("""
                {"type":"ask","question":"a b","conversationId":"c1"}""");
        channel.readUntil("done");

        var late = new QueueChannel();
        client(sessions, late).receive("""
                {"type":"resume","conversationId":"c1","after":3}""");

        assertThat(late.readUntil("done"))
                .extracting(e -> e.path("seq").asInt())
                .containsExactly(4, 5);
    }

    @Test
    void a_connection_that_follows_an_answer_is_sent_nothing_twice_when_it_resumes() throws Exception {
        var client = client(this::paced);
        client.receive("""
                {"type":"ask","question":"one two three","conversationId":"c1"}""");
        pace.release(1);
        var received = new ArrayList<>(channel.readUntil("token"));

        // 2 and 3 were on their way when it said so
        client.receive("""
                {"type":"resume","conversationId":"c1","after":1}""");
        pace.release(10);
        received.addAll(channel.readUntil("done"));

        assertThat(received).extracting(e -> e.path("seq").asInt()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_connection_that_asks_for_all_of_an_answer_gets_all_of_it() throws Exception {
        var client = client(this::paced);
        client.receive("""
                {"type":"ask","question":"one two","conversationId":"c1"}""");
        pace.release(1);
        channel.readUntil("token");

        client.receive("""
                {"type":"resume","conversationId":"c1","after":0}""");
        pace.release(10);

        assertThat(channel.readUntil("done"))
                .extracting(e -> e.path("seq").asInt())
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_question_that_failed_before_the_first_word_is_kept_with_the_reason() throws Exception {
        client(exchange -> {
                    exchange.routed(ChatFakes.lookup());
                    throw new Unavailable("The store does not answer.", null);
                })
                .receive("""
                {"type":"ask","question":"who grows grapes","conversationId":"c1"}""");

        channel.readUntil("error");

        assertThat(conversations.exchanges.get("c1")).singleElement().satisfies(kept -> {
            assertThat(kept.question()).isEqualTo("who grows grapes");
            assertThat(kept.answer().answer()).isEmpty();
            assertThat(kept.answer().degraded()).containsExactly("answer: The store does not answer.");
        });
    }

    @Test
    void a_reader_that_takes_nothing_is_closed_with_a_reason_and_loses_nothing() throws Exception {
        var sessions = ChatFakes.running(this::paced, conversations, ChatFakes.config());
        client(sessions, channel).receive("""
                {"type":"ask","question":"a b c","conversationId":"c1"}""");
        channel.readUntil("route");
        channel.stalled = true;
        pace.release(10);
        while (channel.open) {
            Thread.sleep(1);
        }

        var again = new QueueChannel();
        client(sessions, again).receive("""
                {"type":"resume","conversationId":"c1","after":2}""");

        assertThat(channel.closeCode).isEqualTo(ChatSocket.TOO_SLOW);
        assertThat(again.readUntil("done"))
                .extracting(e -> e.path("seq").asInt())
                .containsExactly(3, 4, 5, 6);
    }

    @Test
    void an_endless_answer_is_ended() throws Exception {
        var client = client(
                ChatFakes.running(
                        exchange -> {
                            while (true) {
                                exchange.transcript().say("more ");
                            }
                        },
                        conversations,
                        ChatFakes.config("max-events", "100")),
                channel);

        client.receive("""
                {"type":"ask","question":"x","conversationId":"c1"}""");

        var events = channel.readUntil("error");
        assertThat(events).hasSize(101);
        assertThat(events.getLast().path("code").asText()).isEqualTo("too_long");
    }

    @Test
    void too_many_messages_are_refused_and_then_the_connection_is_closed() throws Exception {
        var client = client(ChatFakes::echo);
        for (var i = 0; i < 200; i++) {
            client.receive("{\"type\":\"ping\"}");
        }

        assertThat(channel.readUntil("error").getLast().path("code").asText()).isEqualTo("rate_limited");
        assertThat(channel.closeCode).isEqualTo(ChatSocket.POLICY_VIOLATION);
    }

    @Test
    void more_questions_than_the_service_takes_are_refused() throws Exception {
        var gate = new AdmissionGate(1, 0, Duration.ZERO);
        var client = client(ChatFakes.running(this::paced, conversations, ChatFakes.config(), gate), channel);
        client.receive("""
                {"type":"ask","question":"a","conversationId":"c1"}""");
        channel.readUntil("route");

        client.receive("""
                {"type":"ask","question":"b","conversationId":"c2"}""");

        assertThat(channel.readUntil("error").getLast().path("code").asText()).isEqualTo("overloaded");
        pace.release(10);
    }

    @Test
    void a_question_that_waits_is_told_its_place_and_answered_in_turn() throws Exception {
        var gate = new AdmissionGate(1, 10, Duration.ofSeconds(10));
        var client = client(ChatFakes.running(this::paced, conversations, ChatFakes.config(), gate), channel);
        client.receive("""
                {"type":"ask","question":"a","conversationId":"c1"}""");
        channel.readUntil("route");
        client.receive("""
                {"type":"ask","question":"b","conversationId":"c2"}""");

        var queued = channel.readUntil("queued").getLast();
        pace.release(10);
        var ends = List.of(
                channel.readUntil("done").getLast(), channel.readUntil("done").getLast());

        assertThat(queued.path("position").asInt()).isOne();
        assertThat(queued.path("conversationId").asText()).isEqualTo("c2");
        assertThat(ends) // each is sent by a follower of its own, in either order
                .extracting(end -> end.path("conversationId").asText())
                .containsExactlyInAnyOrder("c1", "c2");
    }

    @Test
    void an_error_of_the_machine_ends_the_answer_and_frees_the_conversation() throws Exception {
        var client = client(exchange -> {
            throw new StackOverflowError();
        });
        for (var i = 0; i < 2; i++) {
            client.receive("""
                    {"type":"ask","question":"1,2,3","conversationId":"c1"}""");

            assertThat(channel.readUntil("error").getLast().path("code").asText())
                    .isEqualTo("internal");
        }
    }

    @Test
    void a_failure_ends_the_answer_with_its_next_step() throws Exception {
        client(exchange -> {
                    throw new Unavailable("Neo4j does not answer. Start it with: ./grapevine neo4j start", null);
                })
                .receive("""
                {"type":"ask","question":"a","conversationId":"c1"}""");

        assertThat(channel.readUntil("error").getLast().path("message").asText())
                .contains("neo4j start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                                  | bad_message | not JSON",
                "[1]                                                       | bad_message | JSON object",
                "{\"type\":\"dance\"}                                      | bad_message | ask, cancel, resume, ping",
                "{\"type\":\"ask\"}                                        | bad_message | empty",
                "{\"type\":\"ask\",\"question\":7}                         | bad_message | must be a text",
                "{\"type\":\"ask\",\"question\":\"a\",\"route\":\"north\"} | bad_message | unknown route",
                "{\"type\":\"ask\",\"question\":\"a\",\"conversationId\":\"../x\"} | bad_message | letters, digits",
                "{\"type\":\"ask\",\"question\":\"a\",\"collections\":\"x\"} | bad_message | array",
                "{\"type\":\"ask\",\"question\":\"a\",\"collection\":[\"x\"]} | bad_message | Unknown field 'collection'. Known are type, question",
                "{\"type\":\"cancel\"}                                     | bad_message | missing",
                "{\"type\":\"resume\",\"conversationId\":\"c9\",\"after\":0} | gone | GET /api/conversations/c9",
                "{\"type\":\"resume\",\"conversationId\":\"c9\",\"after\":-1} | bad_message | number of the last event",
            })
    void a_message_that_cannot_be_taken_is_refused_by_name(String message, String code, String says) throws Exception {
        client(ChatFakes::echo).receive(message);

        var error = channel.read();
        assertThat(error.path("type").asText()).isEqualTo("error");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).contains(says);
    }

    @Test
    void a_gone_connection_is_followed_no_more() throws Exception {
        var asked = new CountDownLatch(1);
        var client = client(exchange -> {
            asked.countDown();
            return paced(exchange);
        });
        client.receive("""
                {"type":"ask","question":"a b","conversationId":"c1"}""");
        asked.await();

        client.gone();
        channel.open = false;
        pace.release(10);

        while (conversations.exchanges.isEmpty()) { // the answer itself goes on, to be resumed or found
            Thread.sleep(1);
        }
        assertThat(conversations.exchanges.get("c1")).hasSize(1);
    }

    private SocketSession client(Answers answers) {
        return client(ChatFakes.running(answers, conversations, ChatFakes.config()), channel);
    }

    private static SocketSession client(RunningAnswers sessions, QueueChannel channel) {
        return new SocketSession(
                channel,
                sessions,
                () -> Principal.OWNER,
                ChatFakes.JSON,
                new TokenBucket(20, 5, System::nanoTime),
                1_000_000);
    }

    private Answer paced(Exchange exchange) {
        exchange.routed(ChatFakes.lookup());
        for (var word : exchange.question().text().split(" ")) {
            try {
                pace.acquire();
            } catch (InterruptedException e) {
                throw new CancellationException("interrupted");
            }
            exchange.transcript().say(word + " ");
        }
        return exchange.done(exchange.transcript().generation(true, "fake"));
    }
}
