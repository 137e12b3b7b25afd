package io.grapevine.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Brings one streamed reply from the HTTP client's thread to the one that waits for it.
///
/// The queue is bounded: a slow reader slows the connection down instead of filling memory.
final class ChatStream implements StreamingChatResponseHandler {

    /// What the provider sends.
    sealed interface Signal {
        record Text(String text) implements Signal {}

        /// It thinks, which nobody is shown.
        record Thinking() implements Signal {}

        record End(ChatResponse response) implements Signal {}

        record Broken(Throwable cause) implements Signal {}
    }

    private static final int CAPACITY = 256;

    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(CAPACITY);
    private volatile StreamingHandle handle;
    private volatile boolean cancelled;
    private Signal first;

    /// Waits until the reply begins (or is there, or has failed).
    ///
    /// @throws Throwable what the provider answered instead
    void awaitFirst(Duration timeout) throws Throwable {
        first = poll(timeout);
        if (first instanceof Signal.Broken(var cause)) {
            throw cause;
        }
    }

    /// The next signal, the awaited first one included.
    Signal next(Duration timeout) throws InterruptedException, TimeoutException {
        if (first != null) {
            var signal = first;
            first = null;
            return signal;
        }
        return poll(timeout);
    }

    /// Closes the connection; nothing more is handed on.
    void cancel() {
        cancelled = true;
        signals.clear(); // frees a producer that waits for room
        var open = handle;
        if (open != null) {
            open.cancel();
        }
    }

    private Signal poll(Duration timeout) throws InterruptedException, TimeoutException {
        var signal = signals.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
        if (signal == null) {
            throw new TimeoutException();
        }
        return signal;
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        handle = context.streamingHandle();
        if (cancelled) {
            handle.cancel();
        } else if (!partial.text().isEmpty()) {
            put(new Signal.Text(partial.text()));
        }
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
        handle = context.streamingHandle();
        if (cancelled) {
            handle.cancel();
        } else {
            put(new Signal.Thinking());
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        put(new Signal.End(response));
    }

    @Override
    public void onError(Throwable error) {
        put(new Signal.Broken(error));
    }

    private void put(Signal signal) {
        try {
            while (!cancelled && !signals.offer(signal, 100, TimeUnit.MILLISECONDS)) {
                // full: the reader is behind
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
