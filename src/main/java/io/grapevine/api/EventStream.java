package io.grapevine.api;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Writes server-sent events, each of which waits until the client has taken it: a slow reader slows the answer
/// down, one that takes nothing for too long is cut off, and one that is gone ends the work with an exception.
public final class EventStream {

    public static final String MEDIA_TYPE = "text/event-stream";

    /// As long as the WebSocket waits for a reader.
    private static final Duration STALL = Duration.ofSeconds(20);

    private static final ScheduledExecutorService STALLS = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-stream-stalls").factory());

    private final OutputStream out;
    private final Runnable cutOff;

    /// @param cutOff closes the connection of a reader that stalls
    EventStream(OutputStream out, Runnable cutOff) {
        this.out = out;
        this.cutOff = cutOff;
    }

    /// Writes a stream of events to the client of a request, and ends the work when the client is gone.
    public static void write(OutputStream out, RoutingContext request, Consumer<EventStream> work) {
        try (var _ = ClientWatch.over(request)) {
            work.accept(
                    new EventStream(out, () -> request.request().connection().close()));
        }
    }

    /// An event without a name. `data` is one line.
    public void send(String data) {
        write("data: " + data + "\n\n");
    }

    public void send(String name, long id, String data) {
        write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    private void write(String event) {
        var stalled = STALLS.schedule(cutOff, STALL.toMillis(), TimeUnit.MILLISECONDS);
        try {
            out.write(event.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stalled.cancel(false);
        }
    }
}
