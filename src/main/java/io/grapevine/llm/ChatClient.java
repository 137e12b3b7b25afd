package io.grapevine.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.grapevine.domain.AnswerEvent.Usage;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// A chat model with its guards: limit of concurrent calls, daily budget, retries with back-off before the
/// first token, circuit breaker, and timeouts for the first token (all retries together), between tokens and
/// for the whole. What the model thinks aloud is left out of its replies.
///
/// Safe for many threads; every call blocks its thread, which is meant to be a virtual one.
public final class ChatClient {

    private static final Logger LOG = Logger.getLogger(ChatClient.class);
    /// Of the last calls that many must have failed half before the circuit opens.
    private static final int CIRCUIT_WINDOW = 6;
    /// More characters than this for each token allowed means that the limit is ignored.
    private static final int MOST_CHARACTERS_PER_TOKEN = 8;

    private final String name;
    private final StreamingChatModel model;
    private final LlmConfig config;
    private final Spending spending;
    private final Turns turns;
    private final Guard guard;
    private final AtomicLong hungUntil;
    private final boolean background;

    /// @param name what users know the chat model by
    public ChatClient(String name, StreamingChatModel model, LlmConfig config, Spending spending) {
        this.name = name;
        this.model = model;
        this.config = config;
        this.spending = spending;
        turns = new Turns(config.concurrency());
        hungUntil = new AtomicLong(System.nanoTime());
        background = false;
        guard = ServerGuards.retries(
                        ServerGuards.circuit("chat model " + name, CIRCUIT_WINDOW, ServerGuards.PAUSE),
                        config.retries(),
                        config.retryDelay(),
                        ChatFailure::worthRetrying)
                .build();
    }

    private ChatClient(ChatClient answers) {
        name = answers.name;
        model = answers.model;
        config = answers.config;
        spending = answers.spending;
        turns = answers.turns;
        guard = answers.guard;
        hungUntil = answers.hungUntil;
        background = true;
    }

    /// The same chat model for work that nobody waits for: at most half of the calls at the same time are its
    /// own, none while an answer waits, and it waits for its turn as long as that takes.
    public ChatClient inBackground() {
        return new ChatClient(this);
    }

    public String name() {
        return name;
    }

    /// Sends the messages and hands on the reply piece by piece as it comes.
    ///
    /// @param spent is told what the call took, as the provider counts it or estimated at 4 characters a token;
    ///              once, however the call ends, and not at all where nothing was answered
    /// @throws ChatUnavailable       where the chat model does not answer, or not to the end
    /// @throws CancellationException where the thread was interrupted; the connection is closed then
    public ChatReply stream(List<ChatMessage> messages, Consumer<String> text, Consumer<Usage> spent) {
        return stream(ChatRequest.builder().messages(messages).build(), text, spent);
    }

    /// Asks for one JSON object of a schema, whole. What comes back may still be anything: it is a stranger's
    /// text.
    ///
    /// The schema is sent where the provider takes one, see [LlmConfig#jsonSchema()].
    ///
    /// @param spent as with `stream`
    /// @throws ChatUnavailable where the chat model does not answer, or not to the end
    public ChatReply json(List<ChatMessage> messages, JsonSchema schema, Consumer<Usage> spent) {
        var request = ChatRequest.builder().messages(messages);
        if (config.jsonSchema().orElse(config.provider() != LlmConfig.Provider.ANTHROPIC)) {
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(schema)
                    .build());
        }
        return stream(request.build(), piece -> {}, spent);
    }

    /// What so many tokens cost at the configured prices.
    public double cost(long in, long out) {
        return spending.cost(in, out);
    }

    /// Calls at the same time.
    public int concurrency() {
        return background ? Math.max(1, config.concurrency() / 2) : config.concurrency();
    }

    private ChatReply stream(ChatRequest request, Consumer<String> text, Consumer<Usage> spent) {
        try (var _ = spending.reserve(request.messages(), config.maxTokens())) {
            takeTurn();
            var stream = open(request);
            stream.whenEnded(() -> turns.give(background)); // not when the reader has: it may be slow
            return read(stream, request.messages(), text, usage -> {
                spending.add(usage);
                spent.accept(usage);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private void takeTurn() throws InterruptedException {
        if (background) {
            turns.takeInBackground();
        } else if (!turns.takeForAnswer(config.queueTimeout())) {
            throw new ChatUnavailable(name + " is busy with " + config.concurrency() + " other answers", false, null);
        }
    }

    /// Begins a reply, in the time for the first token, whatever is tried again in it. Gives the turn back
    /// where none begins.
    private ChatStream open(ChatRequest request) throws InterruptedException {
        var opened = false;
        try {
            if (System.nanoTime() - hungUntil.get() < 0) {
                throw new ChatFailure.LeftAlone();
            }
            var deadline = System.nanoTime() + config.firstTokenTimeout().toNanos();
            var last = new AtomicReference<Optional<Throwable>>(Optional.empty());
            var stream = guard.call(() -> openOnce(request, deadline, last), ChatStream.class);
            opened = true;
            return stream;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            if (e instanceof ChatFailure.OutOfTime time
                    && time.hung()) { // what else the same answer asks of it need not wait as long
                hungUntil.set(System.nanoTime() + ServerGuards.PAUSE.toNanos());
            }
            throw unavailable(e, false);
        } finally {
            if (!opened) {
                turns.give(background);
            }
        }
    }

    /// @param last what the try before failed by, where the server answered
    private ChatStream openOnce(ChatRequest request, long deadline, AtomicReference<Optional<Throwable>> last)
            throws Exception {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            throw new ChatFailure.OutOfTime(last.get());
        }
        var stream = new ChatStream((long) config.maxTokens() * MOST_CHARACTERS_PER_TOKEN);
        try {
            stream.begin(handler -> model.chat(request, handler));
            stream.awaitFirst(left);
            return stream;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            stream.cancel();
            if (!ChatFailure.isTimeout(e)) {
                last.set(Optional.of(e));
            }
            if (System.nanoTime() - deadline >= 0 && ChatFailure.isOutage(e)) {
                throw new ChatFailure.OutOfTime(last.get());
            }
            throw e instanceof Exception exception ? exception : new IllegalStateException(e);
        }
    }

    private ChatReply read(
            ChatStream stream, List<ChatMessage> messages, Consumer<String> listener, Consumer<Usage> spent)
            throws InterruptedException {
        var text = new StringBuilder();
        var thinking = new ThinkingFilter();
        Consumer<String> show = piece -> {
            if (!piece.isEmpty()) {
                text.append(piece);
                listener.accept(piece);
            }
        };
        var deadline = System.nanoTime() + config.totalTimeout().toNanos();
        var counted = false;
        try {
            while (true) {
                switch (stream.next(patience(deadline))) {
                    case ChatStream.Signal.Text(var piece) -> show.accept(thinking.accept(piece));
                    case ChatStream.Signal.Thinking() -> {} // it lives
                    case ChatStream.Signal.TooLong() -> {
                        return new ChatReply(text.toString(), true);
                    }
                    case ChatStream.Signal.End(var response) -> {
                        show.accept(thinking.end());
                        counted = true;
                        spent.accept(spending.of(response.tokenUsage(), messages, text));
                        return ChatReply.of(response, text.toString(), name, config.maxTokens());
                    }
                    case ChatStream.Signal.Broken(var cause) -> throw unavailable(cause, !text.isEmpty());
                }
            }
        } catch (TimeoutException e) {
            return cutOff(e, deadline, text);
        } finally {
            if (!counted) {
                stream.cancel();
                spent.accept(spending.estimate(messages, text));
            }
        }
    }

    private ChatReply cutOff(TimeoutException e, long deadline, CharSequence text) {
        if (System.nanoTime() - deadline >= 0) {
            return new ChatReply(text.toString(), true);
        }
        throw unavailable(e, !text.isEmpty());
    }

    /// How long the next piece may take; 0 behind the end of the whole time, when only what is there is read.
    private Duration patience(long deadline) {
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return left.compareTo(config.idleTimeout()) < 0 ? left : config.idleTimeout();
    }

    private ChatUnavailable unavailable(Throwable cause, boolean broken) {
        LOG.debugf("%s failed: %s", name, withoutKey(String.valueOf(cause)));
        return new ChatUnavailable(
                name + " " + withoutKey(ChatFailure.inWords(cause, broken)),
                broken,
                ChatFailure.isTooLong(cause),
                null);
    }

    private String withoutKey(String text) {
        return config.apiKey()
                .filter(key -> !key.isBlank())
                .map(key -> text.replace(key, "***"))
                .orElse(text);
    }
}
