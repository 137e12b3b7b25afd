package io.grapevine.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.SpendingLedger;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Counts tokens and their cost, and holds the budget of a day (UTC), which all processes of the service share.
/// Thread-safe.
@Singleton
public final class Spending {

    private static final Logger LOG = Logger.getLogger(Spending.class);
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final LlmConfig config;
    private final MeterRegistry meters;
    private final SpendingLedger ledger;
    private final Clock clock;
    private final String process = UUID.randomUUID().toString();
    private LocalDate day;
    private Usage sum = Usage.NONE; // of this process on that day

    @Inject
    public Spending(LlmConfig config, MeterRegistry meters, SpendingLedger ledger) {
        this(config, meters, ledger, Clock.systemUTC());
    }

    Spending(LlmConfig config, MeterRegistry meters, SpendingLedger ledger, Clock clock) {
        this.config = config;
        this.meters = meters;
        this.ledger = ledger;
        this.clock = clock;
        this.day = LocalDate.now(clock);
    }

    /// @throws ChatUnavailable where the day's budget is spent
    void check() {
        config.dailyBudget().filter(budget -> today().cost() >= budget).ifPresent(budget -> {
            throw new ChatUnavailable("today's budget of " + budget + " is spent (GRAPEVINE_LLM_DAILY_BUDGET)", false, null);
        });
    }

    /// What was spent since midnight UTC, by whichever process.
    public Usage today() {
        return ledger.of(LocalDate.now(clock));
    }

    /// What a day may cost, if that is limited.
    public Optional<Double> dailyBudget() {
        return config.dailyBudget();
    }

    /// Where the ledger fails, the answer is not to blame: what it missed comes with the next sum.
    void add(Usage usage) {
        meters.counter("grapevine.llm.tokens", "direction", "in").increment(usage.inputTokens());
        meters.counter("grapevine.llm.tokens", "direction", "out").increment(usage.outputTokens());
        meters.counter("grapevine.llm.cost").increment(usage.cost());
        var entry = sumWith(usage);
        try {
            ledger.keep(entry.day(), process, entry.sum());
        } catch (RuntimeException e) {
            LOG.warnf("what the chat model cost was not written down and will be with the next call: %s", e.getMessage());
        }
    }

    private record Entry(LocalDate day, Usage sum) {}

    private synchronized Entry sumWith(Usage usage) {
        var now = LocalDate.now(clock);
        sum = now.equals(day) ? sum.plus(usage) : usage;
        day = now;
        return new Entry(day, sum);
    }

    Usage of(TokenUsage counted, List<ChatMessage> messages, CharSequence text) {
        if (counted == null || counted.inputTokenCount() == null || counted.outputTokenCount() == null) {
            return estimate(messages, text);
        }
        int output = counted.outputTokenCount();
        if (counted.totalTokenCount() != null) { // where thinking counts, and is billed as output
            output = Math.max(output, counted.totalTokenCount() - counted.inputTokenCount());
        }
        return priced(counted.inputTokenCount(), output);
    }

    Usage estimate(List<ChatMessage> messages, CharSequence text) {
        var characters = messages.stream().mapToInt(Spending::length).sum();
        return priced(characters / CHARACTERS_PER_TOKEN, text.length() / CHARACTERS_PER_TOKEN);
    }

    private Usage priced(long in, long out) {
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
