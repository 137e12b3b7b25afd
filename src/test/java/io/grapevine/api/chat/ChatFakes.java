package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.conversation.AdmissionGate;
import io.grapevine.conversation.Answers;
import io.grapevine.conversation.ChatConfig;
import io.grapevine.conversation.ConversationLog;
import io.grapevine.conversation.ConversationService;
import io.grapevine.conversation.EventJson;
import io.grapevine.conversation.NoSearch;
import io.grapevine.conversation.RunningAnswers;
import io.grapevine.domain.Answer;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.Turn;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What the chat is tested against: conversations in memory, a connection that is a queue.
final class ChatFakes {

    static final ObjectMapper JSON = new ObjectMapper();
    static final EventJson EVENTS = new EventJson(JSON);

    private ChatFakes() {}

    /// The defaults, with some keys set otherwise.
    static ChatConfig config(String... keysAndValues) {
        var builder = new SmallRyeConfigBuilder().withMapping(ChatConfig.class);
        for (var i = 0; i < keysAndValues.length; i += 2) {
            builder.withDefaultValue("grapevine.chat." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return builder.build().getConfigMapping(ChatConfig.class);
    }

    static RunningAnswers running(Answers answers, ConversationLog conversations, ChatConfig config) {
        return running(answers, conversations, config, new AdmissionGate(100, 100, Duration.ofSeconds(10)));
    }

    static RunningAnswers running(
            Answers answers, ConversationLog conversations, ChatConfig config, AdmissionGate gate) {
        var service = new ConversationService(answers, new NoSearch(), conversations, gate);
        return new RunningAnswers(service, EVENTS, config);
    }

    static Routing lookup() {
        return new Routing(Route.LOOKUP, 0.9, Map.of(Route.LOOKUP, 0.9, Route.MULTIHOP, 0.1), false);
    }

    /// Answers with the question's words, one token each.
    static Answer echo(io.grapevine.answer.exchange.Exchange exchange) {
        exchange.routed(lookup());
        for (var word : exchange.question().text().split(" ")) {
            exchange.transcript().say(word + " ");
        }
        return exchange.done(exchange.transcript().generation(true, "fake"));
    }

    static final class InMemoryConversations implements ConversationLog {

        final Map<String, List<Exchange>> exchanges = new ConcurrentHashMap<>();
        private final Map<String, String> titles = new ConcurrentHashMap<>();

        @Override
        public Optional<Known> find(Principal principal, String id) {
            return Optional.ofNullable(exchanges.get(id))
                    .map(kept -> new Known(
                            titles.get(id),
                            kept.stream()
                                    .map(e -> new Turn(
                                            e.answer().question(), e.answer().answer()))
                                    .toList()));
        }

        @Override
        public void append(Principal principal, String id, String title, Exchange exchange) {
            titles.putIfAbsent(id, title);
            exchanges.computeIfAbsent(id, key -> new ArrayList<>()).add(exchange);
        }
    }

    /// A connection whose other side reads from a queue, and may stop reading.
    static final class QueueChannel implements SocketSession.Channel {

        final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
        volatile boolean open = true;
        volatile boolean stalled;
        volatile int closeCode;

        @Override
        public void send(String text) throws SocketSession.Stalled {
            if (stalled) {
                throw new SocketSession.Stalled(null);
            }
            if (open) {
                sent.add(text);
            }
        }

        @Override
        public void close(int code, String reason) {
            closeCode = code;
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        JsonNode read() throws Exception {
            var text = sent.poll(10, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing was sent within 10 s");
            }
            return JSON.readTree(text);
        }

        /// Reads up to the event of that type, which is the last of the list.
        List<JsonNode> readUntil(String type) throws Exception {
            var read = new ArrayList<JsonNode>();
            do {
                read.add(read());
            } while (!read.getLast().path("type").asText().equals(type));
            return read;
        }
    }
}
