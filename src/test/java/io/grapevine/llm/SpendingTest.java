package io.grapevine.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.SpendingLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpendingTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestChat.Ledger ledger = new TestChat.Ledger();
    private final SetClock clock = new SetClock();

    @Test
    void tokens_cost_what_is_configured_for_a_million_of_them() {
        var spending = spending(ledger);

        assertThat(spending.of(new TokenUsage(1_000, 200), List.of(), "")).isEqualTo(new Usage(1_000, 200, 0.004));
    }

    @Test
    void thinking_that_only_the_total_counts_is_paid_as_output() {
        assertThat(spending(ledger).of(new TokenUsage(1_000, 200, 1_500), List.of(), ""))
                .isEqualTo(new Usage(1_000, 500, 0.007));
    }

    @Test
    void what_a_provider_does_not_count_is_estimated() {
        var messages = List.of(SystemMessage.from("x".repeat(100)), UserMessage.from("y".repeat(60)));

        assertThat(spending(ledger).of(new TokenUsage(null, null), messages, "z".repeat(80)))
                .isEqualTo(new Usage(40, 20, 0.00028));
    }

    @Test
    void a_restart_does_not_give_the_day_its_budget_back() {
        spending(ledger).add(new Usage(10, 10, 0.6));
        var restarted = spending(ledger);
        assertThatCode(() -> restarted.reserve(List.of(), 1).close()).doesNotThrowAnyException();
        restarted.add(new Usage(10, 10, 0.4));

        assertThat(restarted.today()).isEqualTo(new Usage(20, 20, 1.0));
        assertThatThrownBy(() -> spending(ledger).reserve(List.of(), 1))
                .isInstanceOf(ChatUnavailable.class)
                .hasMessage("today's budget of 1.0 is spent (GRAPEVINE_LLM_DAILY_BUDGET)");
    }

    @Test
    void calls_at_the_same_time_do_not_pass_the_budget_together() {
        var spending = spending(ledger);
        spending.add(new Usage(10, 10, 0.9));
        var first = spending.reserve(List.of(), 20_000); // may cost 0.2

        assertThatThrownBy(() -> spending.reserve(List.of(), 1)).isInstanceOf(ChatUnavailable.class);
        first.close();
        first.close(); // once more gives nothing more back

        assertThatCode(() -> spending.reserve(List.of(), 1)).doesNotThrowAnyException();
    }

    @Test
    void midnight_utc_begins_a_new_day() {
        var spending = spending(ledger);
        spending.add(new Usage(10, 10, 1));
        clock.now = Instant.parse("2026-05-02T00:00:00Z");

        assertThatCode(() -> spending.reserve(List.of(), 1).close()).doesNotThrowAnyException();
        spending.add(new Usage(1, 1, 0.1));
        assertThat(spending.today()).isEqualTo(new Usage(1, 1, 0.1));
        assertThat(ledger.of(LocalDate.parse("2026-05-01"))).isEqualTo(new Usage(10, 10, 1));
    }

    @Test
    void calls_at_the_same_time_are_all_counted() {
        var spending = spending(ledger);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 500; i++) {
                threads.submit(() -> spending.add(new Usage(2, 1, 0.25)));
            }
        }
        assertThat(spending.today()).isEqualTo(new Usage(1_000, 500, 125));
        assertThat(meters.counter("grapevine.llm.tokens", "direction", "in").count())
                .isEqualTo(1_000);
        assertThat(meters.counter("grapevine.llm.cost").count()).isEqualTo(125);
    }

    @Test
    void calls_that_end_at_once_are_written_down_together() {
        var written = new AtomicInteger();
        var spending = spending(new SpendingLedger() {
            @Override
            public void keep(LocalDate day, String process, Usage sum) {
                written.incrementAndGet();
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                ledger.keep(day, process, sum);
            }

            @Override
            public Usage of(LocalDate day) {
                return ledger.of(day);
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 300; i++) {
                threads.submit(() -> spending.add(new Usage(1, 1, 1)));
            }
        }
        assertThat(spending.today()).isEqualTo(new Usage(300, 300, 300));
        assertThat(written).hasValueLessThan(30);
    }

    @Test
    void what_the_ledger_missed_comes_with_the_next_sum() {
        var down = new boolean[] {true};
        var spending = spending(new SpendingLedger() {
            @Override
            public void keep(LocalDate day, String process, Usage sum) {
                if (down[0]) {
                    throw new Unavailable("Neo4j does not answer.", null);
                }
                ledger.keep(day, process, sum);
            }

            @Override
            public Usage of(LocalDate day) {
                return ledger.of(day);
            }
        });
        spending.add(new Usage(3, 3, 0.5));
        assertThat(spending.today()).isEqualTo(Usage.NONE);
        down[0] = false;
        spending.add(new Usage(1, 1, 0.25));

        assertThat(spending.today()).isEqualTo(new Usage(4, 4, 0.75));
    }

    private Spending spending(SpendingLedger kept) {
        var config = TestChat.config(Map.of(
                "grapevine.llm.price-in", "2", "grapevine.llm.price-out", "10", "grapevine.llm.daily-budget", "1"));
        return new Spending(config, meters, kept, clock);
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-05-01T23:59:59Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
