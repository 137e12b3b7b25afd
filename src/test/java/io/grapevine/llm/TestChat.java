package io.grapevine.llm;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.SpendingLedger;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Chat models from settings as a user gives them, with a ledger in memory.
public final class TestChat {

    private TestChat() {}

    public static LlmConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(LlmConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(LlmConfig.class);
    }

    public static ChatModels models(Map<String, String> settings, MeterRegistry meters) {
        var config = config(settings);
        return new ChatModels(config, new Spending(config, meters, new Ledger(), Clock.systemUTC()));
    }

    static final class Ledger implements SpendingLedger {

        private record Key(LocalDate day, String process) {}

        private final Map<Key, Usage> sums = new ConcurrentHashMap<>();

        @Override
        public void keep(LocalDate day, String process, Usage sum) {
            sums.merge(new Key(day, process), sum, (kept, given) -> given.cost() < kept.cost() ? kept : given);
        }

        @Override
        public Usage of(LocalDate day) {
            return sums.entrySet().stream()
                    .filter(entry -> entry.getKey().day().equals(day))
                    .map(Map.Entry::getValue)
                    .reduce(Usage.NONE, Usage::plus);
        }
    }
}
