package io.grapevine.api.chat;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/// Pings a connection, and closes it when nothing has come from it for three beats.
final class Heartbeat {

    private static final int MISSED_BEATS = 3;
    private static final Buffer NOTHING = Buffer.buffer();

    private final WebSocketConnection connection;
    private final Duration beat;
    private final Runnable each;
    private final Thread thread;
    private volatile long heardAt = System.nanoTime();

    /// @param each done at each beat
    Heartbeat(WebSocketConnection connection, Duration beat, Runnable each) {
        this.each = each;
        this.connection = connection;
        this.beat = beat;
        this.thread = Thread.ofVirtual().name("heartbeat-" + connection.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /// The other side is alive.
    void heard() {
        heardAt = System.nanoTime();
    }

    private void run() {
        try {
            while (connection.isOpen()) {
                Thread.sleep(beat);
                if (System.nanoTime() - heardAt > MISSED_BEATS * beat.toNanos()) {
                    connection
                            .close(new CloseReason(ChatSocket.SILENT, "no sign of life"))
                            .subscribe()
                            .with(done -> {}, failure -> {});
                    return;
                }
                each.run();
                connection.sendPing(NOTHING).subscribe().with(done -> {}, failure -> {});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }
}
