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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock writing = new ReentrantLock();
    private final Reserved reserved = new Reserved();
    private volatile Entry latest;
    private Entry written; // guarded by `writing`

    /// What this process has spent on a day, as its nth call has ended.
    private record Entry(LocalDate day, long calls, Usage sum) {}

    @Inject
    public Spending(LlmConfig config, MeterRegistry meters, SpendingLedger ledger) {
        this(config, meters, ledger, Clock.systemUTC());
    }

    Spending(LlmConfig config, MeterRegistry meters, SpendingLedger ledger, Clock clock) {
        this.config = config;
        this.meters = meters;
        this.ledger = ledger;
        this.clock = clock;
        this.latest = new Entry(LocalDate.now(clock), 0, Usage.NONE);
        this.written = latest;
    }

    /// What a call under way may cost, set aside until it is known or nothing was asked.
    interface Reservation extends AutoCloseable {
        @Override
        void close();
    }

    /// Sets aside what a call may cost at most, so that calls at the same time do not pass the budget together:
    /// the last call may go beyond it by its own cost.
    ///
    /// @throws ChatUnavailable where the day's budget is spent, or set aside
    Reservation reserve(List<ChatMessage> messages, int maxTokens) {
        var estimate = estimate(messages, "").plus(priced(0, maxTokens)).cost();
        var spent = config.dailyBudget().isPresent() ? today().cost() : 0;
        synchronized (reserved) {
            refuseBeyondBudget(spent + reserved.amount);
            reserved.amount += estimate;
        }
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                synchronized (reserved) {
                    reserved.amount -= estimate;
                }
            }
        };
    }

    private static final class Reserved {
        private double amount; // guarded by this
    }

    private void refuseBeyondBudget(double spent) {
        config.dailyBudget().filter(budget -> spent >= budget).ifPresent(budget -> {
            throw new ChatUnavailable(
                    "today's budget of " + budget + " is spent (GRAPEVINE_LLM_DAILY_BUDGET)", false, null);
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

    /// Returns when it is in the ledger. Many calls that end at once are written down together. Where the ledger
    /// fails, the answer is not to blame: what it missed comes with the day's next sum.
    void add(Usage usage) {
        meters.counter("grapevine.llm.tokens", "direction", "in").increment((double) usage.inputTokens());
        meters.counter("grapevine.llm.tokens", "direction", "out").increment((double) usage.outputTokens());
        meters.counter("grapevine.llm.cost").increment(usage.cost());
        var mine = after(usage);
        writing.lock();
        try {
            // else it went along with a later one
            if (written.calls() < mine.calls() || !written.day().equals(mine.day())) {
                write(latest.day().equals(mine.day()) ? latest : mine);
            }
        } finally {
            writing.unlock();
        }
    }

    private synchronized Entry after(Usage usage) {
        var today = LocalDate.now(clock);
        latest = new Entry(
                today,
                latest.calls() + 1,
                today.equals(latest.day()) ? latest.sum().plus(usage) : usage);
        return latest;
    }

    private void write(Entry entry) {
        try {
            ledger.keep(entry.day(), process, entry.sum());
            written = entry;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "what the chat model cost was not written down and will be with the next call: %s", e.getMessage());
        }
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
        return new Usage(in, out, cost(in, out));
    }

    /// What so many tokens cost at the configured prices.
    double cost(long in, long out) {
        return (in * config.priceIn() + out * config.priceOut()) / 1e6;
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
