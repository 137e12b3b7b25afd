package io.grapevine.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Brings one streamed reply from the thread that asks for it to the one that waits for it.
///
/// They are two because a wait must be able to end at a timeout, and because a slow reader must not hold the
/// chat model
/// for longer than it writes: what is not read yet waits here. Its length is bounded by that of an answer.
final class ChatStream implements StreamingChatResponseHandler {

    /// What the provider sends.
    sealed interface Signal {
        record Text(String text) implements Signal {}

        /// It thinks, which nobody is shown.
        record Thinking() implements Signal {}

        record End(ChatResponse response) implements Signal {}

        record Broken(Throwable cause) implements Signal {}

        /// It goes on beyond any length that was asked for, and was ended.
        record TooLong() implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final long mostCharacters;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean cancelled;
    private long characters; // written by the thread that asks
    private Thread asking;
    private Signal first;

    /// @param mostCharacters behind so many the connection is closed, and the reply has ended
    ChatStream(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

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

    /// Runs `then` once, when the reply has ended, failed or been cancelled; at once where it has already.
    void whenEnded(Runnable then) {
        var _ = ended.thenRun(then);
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
        ended.complete(null);
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
            count(text.length());
        }
    }

    @Override
    public void onPartialThinking(PartialThinking partial) {
        put(new Signal.Thinking());
        count(partial.text() == null ? 0 : partial.text().length());
    }

    private void count(int more) {
        characters += more;
        if (characters > mostCharacters && !cancelled) {
            put(new Signal.TooLong());
            cancel();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        put(new Signal.End(response));
        ended.complete(null);
    }

    @Override
    public void onError(Throwable error) {
        put(new Signal.Broken(error));
        ended.complete(null);
    }

    private void put(Signal signal) {
        if (!cancelled) {
            signals.add(signal);
        }
    }
}
