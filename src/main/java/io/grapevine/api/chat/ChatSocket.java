package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.access.Callers;
import io.grapevine.conversation.ChatConfig;
import io.grapevine.conversation.RunningAnswers;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;

/// The chat over WebSocket; `docs/protocol.md` is its contract.
@WebSocket(path = "/ws/chat")
public class ChatSocket {

    /// Close codes of RFC 6455, 4000 and above free for applications.
    static final int POLICY_VIOLATION = 1008;
    static final int SIGNED_OUT = 4001;
    static final int TOO_SLOW = 4008;
    static final int SILENT = 4009;

    private static final TypedKey<Connected> CLIENT = new TypedKey<>("client");

    /// A connection's client and its heart.
    private record Connected(SocketSession client, Heartbeat heartbeat) {}

    private final RunningAnswers sessions;
    private final Callers callers;
    private final ObjectMapper json;
    private final ChatConfig config;

    ChatSocket(RunningAnswers sessions, Callers callers, ObjectMapper json, ChatConfig config) {
        this.sessions = sessions;
        this.callers = callers;
        this.json = json;
        this.config = config;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        var client = new SocketSession(
                new SocketChannel(connection, config.stall()),
                sessions,
                callers.current(),
                json,
                new TokenBucket(config.burst(), config.messagesPerSecond(), System::nanoTime),
                config.maxMessage());
        var heartbeat = new Heartbeat(connection, config.heartbeat(), client::checkCaller);
        connection.userData().put(CLIENT, new Connected(client, heartbeat));
        heartbeat.start();
    }

    @OnTextMessage
    @RunOnVirtualThread
    void message(String text, WebSocketConnection connection) {
        var connected = connection.userData().get(CLIENT);
        connected.heartbeat().heard();
        connected.client().receive(text);
    }

    @OnPongMessage
    void pong(Buffer ignored, WebSocketConnection connection) {
        connection.userData().get(CLIENT).heartbeat().heard();
    }

    @OnClose
    @RunOnVirtualThread
    void close(WebSocketConnection connection) {
        var connected = connection.userData().get(CLIENT);
        connected.heartbeat().stop();
        connected.client().gone();
    }
}
