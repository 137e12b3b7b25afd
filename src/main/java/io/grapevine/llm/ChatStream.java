package io.grapevine.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Brings one streamed reply from the thread that asks for it to the one that waits for it.
///
/// They are two because a wait must be able to end at a timeout. The queue is bounded: a slow reader slows the
/// connection down instead of filling memory.
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
    private volatile boolean cancelled;
    private Thread asking;
    private Signal first;

    /// Asks on a virtual thread of its own.
    ///
    /// @param ask sends the request; may return before the reply has come, or after it has ended
    void begin(Consumer<StreamingChatResponseHandler> ask) {
        asking = Thread.ofVirtual().name("chat-model").start(() -> {
            try {
                ask.accept(this);
            } catch (RuntimeException e) {
                onError(e);
            }
        });
    }

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
        asking.interrupt();
    }

    private Signal poll(Duration timeout) throws InterruptedException, TimeoutException {
        var signal = signals.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
        if (signal == null) {
            throw new TimeoutException();
        }
        return signal;
    }

    @Override
    public void onPartialResponse(String text) {
        if (!text.isEmpty()) {
            put(new Signal.Text(text));
        }
    }

    @Override
    public void onPartialThinking(PartialThinking partial) {
        put(new Signal.Thinking());
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
            if (!cancelled) {
                signals.put(signal); // waits while the reader is behind
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
