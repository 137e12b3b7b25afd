package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.api.chat.ChatFakes.QueueChannel;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Connections that drop, come back, read slowly or stay away.
@Timeout(30)
class SocketResumeTest extends PacedSocketTest {

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
}
