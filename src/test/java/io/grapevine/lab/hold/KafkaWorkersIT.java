package io.grapevine.lab.hold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Jobs that a real Kafka carries, and workers that are killed; minutes: only where it is asked for,
/// `./grapevine verify -Dlab.hold=true`.
@EnabledIfSystemProperty(named = "lab.hold", matches = "true")
class KafkaWorkersIT {

    private static final int SEED = 5;
    private static final int KILLS = 10;

    @Test
    void workers_that_are_killed_lose_and_double_nothing() throws Exception {
        var started = KafkaBroker.start();
        assumeTrue(started.isPresent(), "Kafka's jars cannot be had: org.apache.kafka:kafka_2.13 in src/test/kafka");
        try (var broker = started.get()) {
            var run = new HoldRun(Path.of(""), System.err::println);
            var settings = Map.of("GRAPEVINE_KAFKA", broker.address());

            var lines = run.run(List.of(new WorkerKills(KILLS, new Random(SEED), settings)), line -> {});

            assertThat(lines)
                    .allSatisfy(
                            line -> assertThat(line.faults()).as(line.text()).isEmpty());
        }
    }
}
