package io.grapevine.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.grapevine.domain.AnswerEvent.Usage;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// A chat model with its guards: limit of concurrent calls, daily budget, retries with back-off before the first
/// token, circuit breaker, and timeouts for the first token, between tokens and for the whole.
///
/// Safe for many threads; every call blocks its thread, which is meant to be a virtual one.
public final class ChatClient {

    private static final Logger LOG = Logger.getLogger(ChatClient.class);
    /// Of the last calls that many must have failed half before the circuit opens.
    private static final int CIRCUIT_WINDOW = 6;
    private static final Duration CIRCUIT_PAUSE = Duration.ofSeconds(15);
    /// More characters than this for each token allowed means that the limit is ignored.
    private static final int MOST_CHARACTERS_PER_TOKEN = 8;

    private final String name;
    private final StreamingChatModel model;
    private final LlmConfig config;
    private final Spending spending;
    private final Semaphore turns;
    private final Guard guard;

    /// @param name what users know the chat model by
    public ChatClient(String name, StreamingChatModel model, LlmConfig config, Spending spending) {
        this.name = name;
        this.model = model;
        this.config = config;
        this.spending = spending;
        turns = new Semaphore(config.concurrency(), true);
        guard = Guard.create()
                .withDescription("chat model " + name)
                .withRetry()
                .maxRetries(config.retries())
                .delay(config.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(config.retryDelay().toMillis() / 4, ChronoUnit.MILLIS)
                .whenException(ChatFailure::worthRetrying)
                .withExponentialBackoff()
                .factor(2)
                .done()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(CIRCUIT_WINDOW)
                .failureRatio(0.5)
                .delay(CIRCUIT_PAUSE.toMillis(), ChronoUnit.MILLIS)
                .when(ChatFailure::worthRetrying)
                .done()
                .build();
    }

    public String name() {
        return name;
    }

    /// Sends the messages and hands on the reply piece by piece as it comes.
    ///
    /// @param spent is told what the call took, as the provider counts it or estimated at 4 characters a token;
    ///              once,
    ///              however the call ends, and not at all where nothing was answered
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
        return config.concurrency();
    }

    private ChatReply stream(ChatRequest request, Consumer<String> text, Consumer<Usage> spent) {
        spending.check();
        try {
            if (!turns.tryAcquire(config.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChatUnavailable(
                        name + " is busy with " + config.concurrency() + " other answers", false, null);
            }
            try {
                return read(open(request), request.messages(), text, usage -> {
                    spending.add(usage);
                    spent.accept(usage);
                });
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private ChatStream open(ChatRequest request) throws InterruptedException {
        try {
            return guard.call(() -> openOnce(request), ChatStream.class);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            throw unavailable(e, false);
        }
    }

    private ChatStream openOnce(ChatRequest request) throws Exception {
        var stream = new ChatStream();
        try {
            stream.begin(handler -> model.chat(request, handler));
            stream.awaitFirst(config.firstTokenTimeout());
            return stream;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            stream.cancel();
            throw e instanceof Exception exception ? exception : new IllegalStateException(e);
        }
    }

    private ChatReply read(
            ChatStream stream, List<ChatMessage> messages, Consumer<String> listener, Consumer<Usage> spent)
            throws InterruptedException {
        var text = new StringBuilder();
        var deadline = System.nanoTime() + config.totalTimeout().toNanos();
        var longest = (long) config.maxTokens() * MOST_CHARACTERS_PER_TOKEN;
        var ended = false;
        try {
            while (text.length() < longest) {
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (left.isNegative()) {
                    break;
                }
                switch (stream.next(left.compareTo(config.idleTimeout()) < 0 ? left : config.idleTimeout())) {
                    case ChatStream.Signal.Text(var piece) -> {
                        text.append(piece);
                        listener.accept(piece);
                    }
                    case ChatStream.Signal.Thinking() -> {} // it lives
                    case ChatStream.Signal.End(var response) -> {
                        ended = true;
                        spent.accept(spending.of(response.tokenUsage(), messages, text));
                        return ended(response, text.toString());
                    }
                    case ChatStream.Signal.Broken(var cause) -> throw unavailable(cause, !text.isEmpty());
                }
            }
            return new ChatReply(text.toString(), true);
        } catch (TimeoutException e) {
            throw unavailable(e, !text.isEmpty());
        } finally {
            if (!ended) {
                stream.cancel();
                spent.accept(spending.estimate(messages, text));
            }
        }
    }

    private ChatReply ended(ChatResponse response, String text) {
        if (response.finishReason() == null) {
            throw new ChatUnavailable(name + " broke off", !text.isEmpty(), null);
        }
        var cut = response.finishReason() == FinishReason.LENGTH;
        if (cut && text.isBlank()) {
            throw new ChatUnavailable(
                    name + " thought for all of its " + config.maxTokens()
                            + " tokens and said nothing; raise GRAPEVINE_LLM_MAX_TOKENS",
                    false,
                    null);
        }
        return new ChatReply(text, cut);
    }

    private ChatUnavailable unavailable(Throwable cause, boolean broken) {
        LOG.debugf("%s failed: %s", name, withoutKey(String.valueOf(cause)));
        return new ChatUnavailable(name + " " + ChatFailure.inWords(cause, broken), broken, null);
    }

    private String withoutKey(String text) {
        return config.apiKey()
                .filter(key -> !key.isBlank())
                .map(key -> text.replace(key, "***"))
                .orElse(text);
    }
}
