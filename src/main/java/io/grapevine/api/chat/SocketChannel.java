package io.grapevine.api.chat;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;

/// A WebSocket connection as a [SocketSession.Channel].
final class SocketChannel implements SocketSession.Channel {

    private final WebSocketConnection connection;
    private final Duration stall;

    /// @param stall how long a text may take to leave
    SocketChannel(WebSocketConnection connection, Duration stall) {
        this.connection = connection;
        this.stall = stall;
    }

    @Override
    public void send(String text) throws SocketSession.Stalled {
        try {
            connection.sendText(text).await().atMost(stall);
        } catch (TimeoutException e) {
            throw new SocketSession.Stalled(e);
        } catch (RuntimeException e) {
            if (connection.isOpen() && !Thread.currentThread().isInterrupted()) {
                throw e;
            } // closed meanwhile, or another follower takes over: whoever follows looks at both
        }
    }

    @Override
    public void close(int code, String reason) {
        if (connection.isOpen()) {
            connection.close(new CloseReason(code, reason)).subscribe().with(done -> {}, failure -> {});
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }
}
