package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of the chat WebSocket that reads when it is told to.
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final LinkedBlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    volatile int closeCode;
    private final StringBuilder text = new StringBuilder();
    private final boolean reads;
    private final WebSocket socket;

    private SocketClient(URI uri, boolean reads, String... header) {
        this.reads = reads;
        var builder = HTTP.newWebSocketBuilder();
        if (header.length > 0) {
            builder.header(header[0], header[1]);
        }
        this.socket = builder.buildAsync(uri, this).join();
    }

    public static SocketClient open(URI home) {
        return new SocketClient(of(home), true);
    }

    /// One that shows whose it is.
    public static SocketClient open(URI home, String header, String value) {
        return new SocketClient(of(home), true, header, value);
    }

    /// 0 while it is open.
    public int closeCode() {
        return closeCode;
    }

    /// One that takes nothing from the wire.
    static SocketClient deaf(URI home) {
        return new SocketClient(of(home), false);
    }

    static URI of(URI home) {
        return URI.create(home.toString().replaceFirst("^http", "ws") + "ws/chat");
    }

    public void say(String json) {
        socket.sendText(json, true).join();
    }

    /// The events of a conversation up to its end; those of other conversations are lost.
    List<JsonNode> answer(String conversation) throws InterruptedException {
        var read = new ArrayList<JsonNode>();
        while (true) {
            var event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no end within 60 s, but " + read.size() + " events");
            }
            if (event.path("conversationId").asText().equals(conversation)) {
                read.add(event);
                if (List.of("done", "error").contains(event.path("type").asText())) {
                    return read;
                }
            }
        }
    }

    void listen() {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                events.add(ChatFakes.JSON.readTree(text.toString()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            text.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
