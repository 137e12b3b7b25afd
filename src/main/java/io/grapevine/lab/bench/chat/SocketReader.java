package io.grapevine.lab.bench.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A reader of the chat WebSocket, one question at a time, who looks at the clock as each event comes.
final class SocketReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final Context context;
    private final WebSocket socket;
    private String conversation;
    private Reception reception;
    private Promise<Received> received;

    private SocketReader(Vertx vertx, Context context, WebSocket socket) {
        this.vertx = vertx;
        this.context = context;
        this.socket = socket;
        socket.textMessageHandler(text -> take(System.nanoTime(), text));
        socket.closeHandler(closed -> end(
                Optional.of("the connection was closed, " + socket.closeStatusCode() + " " + socket.closeReason())));
    }

    static Future<SocketReader> open(Vertx vertx, WebSocketClient client, URI service) {
        return client.connect(service.getPort(), service.getHost(), "/ws/chat")
                .map(socket -> new SocketReader(vertx, vertx.getOrCreateContext(), socket));
    }

    /// Asks a question and reads to the end of its answer.
    ///
    /// @param patience how long the answer may take; one that is not there by then has a fault
    Future<Received> ask(String question, String conversationId, String collection, Duration patience) {
        var message = JSON.createObjectNode()
                .put("type", "ask")
                .put("question", question)
                .put("conversationId", conversationId);
        message.putArray("collections").add(collection);
        var asked = Promise.<Received>promise();
        context.runOnContext(now -> {
            conversation = conversationId;
            received = asked;
            reception = new Reception(System.nanoTime());
            socket.writeTextMessage(message.toString());
            var timer = vertx.setTimer(
                    patience.toMillis(), late -> end(Optional.of("no end within " + patience.toSeconds() + " s")));
            asked.future().onComplete(done -> vertx.cancelTimer(timer));
        });
        return asked.future();
    }

    void close() {
        socket.close();
    }

    private void take(long at, String text) {
        var event = parse(text);
        if (reception == null || !event.path("conversationId").asText().equals(conversation)) {
            return; // the rest of an answer that was given up
        }
        var seq = event.path("seq").asLong();
        if (seq > 0) {
            reception.event(at, seq);
        }
        switch (event.path("type").asText()) {
            case "token" -> reception.token(at, event.path("text").asText());
            case "done" -> end(fault(event));
            case "error" ->
                end(Optional.of(event.path("code").asText() + ": "
                        + event.path("message").asText()));
            default -> {} // counted
        }
    }

    private Optional<String> fault(JsonNode done) {
        if (!done.path("generator").asText().endsWith(StandInChatServer.MODEL)) {
            return Optional.of("answered by " + done.path("generator").asText() + " instead of the stand-in");
        }
        return done.path("answer").asText().equals(reception.text())
                ? Optional.empty()
                : Optional.of("the tokens do not make the answer");
    }

    private void end(Optional<String> fault) {
        if (reception != null) {
            var all = reception.ended(System.nanoTime(), fault);
            reception = null;
            received.complete(all);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("the service sent what is no JSON: " + text, e);
        }
    }
}
