package io.grapevine.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import io.grapevine.domain.AnswerEvent.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Counts tokens and their cost, and holds the budget of a day (UTC). Thread-safe.
///
/// The day's sum is this process's: it begins at zero when the service starts.
public final class Spending {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final LlmConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private LocalDate day;
    private double today;

    public Spending(LlmConfig config, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.day = LocalDate.now(clock);
    }

    /// @throws ChatUnavailable where the day's budget is spent
    synchronized void check() {
        config.dailyBudget().filter(budget -> today() >= budget).ifPresent(budget -> {
            throw new ChatUnavailable("today's budget of " + budget + " is spent (GRAPEVINE_LLM_DAILY_BUDGET)", false, null);
        });
    }

    /// What this process has spent since midnight UTC.
    public synchronized double today() {
        var now = LocalDate.now(clock);
        if (!now.equals(day)) {
            day = now;
            today = 0;
        }
        return today;
    }

    synchronized void add(Usage usage) {
        today = today() + usage.cost();
        meters.counter("grapevine.llm.tokens", "direction", "in").increment(usage.inputTokens());
        meters.counter("grapevine.llm.tokens", "direction", "out").increment(usage.outputTokens());
        meters.counter("grapevine.llm.cost").increment(usage.cost());
    }

    Usage of(TokenUsage counted, List<ChatMessage> messages, CharSequence text) {
        if (counted == null || counted.inputTokenCount() == null || counted.outputTokenCount() == null) {
            return estimate(messages, text);
        }
        var output = counted.outputTokenCount();
        if (counted.totalTokenCount() != null) { // where thinking counts, and is billed as output
            output = Math.max(output, counted.totalTokenCount() - counted.inputTokenCount());
        }
        return priced(counted.inputTokenCount(), output);
    }

    Usage estimate(List<ChatMessage> messages, CharSequence text) {
        var characters = messages.stream().mapToInt(Spending::length).sum();
        return priced(characters / CHARACTERS_PER_TOKEN, text.length() / CHARACTERS_PER_TOKEN);
    }

    private Usage priced(int in, int out) {
        return new Usage(in, out, (in * config.priceIn() + out * config.priceOut()) / 1e6);
    }

    private static int length(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text().length();
            case UserMessage user -> user.singleText().length();
            case AiMessage ai -> ai.text().length();
            default -> 0; // tools and the like are never sent
        };
    }
}
