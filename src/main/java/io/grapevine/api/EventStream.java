package io.grapevine.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events, each of which waits until the client has taken it: a slow reader slows the answer
/// down, and one that is gone ends it with an exception.
public final class EventStream {

    public static final String MEDIA_TYPE = "text/event-stream";

    private final OutputStream out;

    public EventStream(OutputStream out) {
        this.out = out;
    }

    /// An event without a name. `data` is one line.
    public void send(String data) {
        write("data: " + data + "\n\n");
    }

    public void send(String name, long id, String data) {
        write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    private void write(String event) {
        try {
            out.write(event.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
