package io.grapevine.lab.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A client of the chat WebSocket who waits for the ends of answers. Messages are sent by one thread.
final class Socket implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, CompletableFuture<JsonNode>> ends = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    Socket(HttpClient http, URI service) {
        var address = URI.create("ws://" + service.getAuthority() + "/ws/chat");
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /// Asks in a conversation.
    ///
    /// @return its last event, `done` or `error`; or why there is none
    CompletableFuture<JsonNode> ask(String question, String conversation) {
        var end = ends.computeIfAbsent(conversation, id -> new CompletableFuture<>());
        send(Map.of("type", "ask", "question", question, "conversationId", conversation));
        return end;
    }

    void cancel(String conversation) {
        send(Map.of("type", "cancel", "conversationId", conversation));
    }

    /// Waits for a last event: its type, or the code of its error; a text in words where none came.
    static String end(CompletableFuture<JsonNode> last) throws InterruptedException {
        try {
            var event = last.get(Site.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var type = event.path("type").asText();
            return type.equals("error") ? event.path("code").asText() : type;
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (TimeoutException e) {
            return "no end within " + Site.PATIENCE.toSeconds() + " s";
        }
    }

    private void send(Map<String, String> message) {
        try {
            socket.sendText(JSON.valueToTree(message).toString(), true).join();
        } catch (CompletionException e) {
            fail("could not be sent: " + e.getCause());
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            take(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        fail("the connection was closed, " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail(String.valueOf(error));
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void take(String message) {
        try {
            var event = JSON.readTree(message);
            var type = event.path("type").asText();
            if (type.equals("done") || type.equals("error")) {
                var end = ends.get(event.path("conversationId").asText());
                if (end != null) {
                    end.complete(event);
                }
            }
        } catch (JsonProcessingException e) {
            fail("what came is no JSON: " + message);
        }
    }

    private void fail(String reason) {
        ends.values().forEach(end -> end.completeExceptionally(new IllegalStateException(reason)));
    }
}
