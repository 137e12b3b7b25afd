package io.grapevine.api;

import io.vertx.ext.web.RoutingContext;

/// Interrupts the thread that works for a request when the client of that request goes away, so that nobody's
/// answer is written, and paid for, to its end for no one.
public final class ClientWatch implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private boolean over;

    private ClientWatch() {}

    /// Watches over the current thread until it is closed.
    public static ClientWatch over(RoutingContext request) {
        var watch = new ClientWatch();
        request.addEndHandler(end -> {
            if (end.failed()) {
                watch.interrupt();
            }
        });
        return watch;
    }

    private synchronized void interrupt() {
        if (!over) {
            worker.interrupt();
        }
    }

    /// Ends the watch; what was interrupted too late stays without consequence.
    @Override
    public synchronized void close() {
        over = true;
        Thread.interrupted();
    }
}
