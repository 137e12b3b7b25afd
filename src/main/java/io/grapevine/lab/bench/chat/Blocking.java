package io.grapevine.lab.bench.chat;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/// Waits on a thread that may block for what an event loop does.
final class Blocking {

    private Blocking() {}

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
