package io.grapevine.lab.evaluate;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LatenciesTest {

    @ParameterizedTest
    @CsvSource({"50, 50", "95, 95", "99.5, 100", "100, 100", "0.1, 1"})
    void a_percentile_is_a_measured_value(double percent, double expectedMs) {
        var latencies = new Latencies();
        LongStream.rangeClosed(1, 100).map(i -> 101 - i).forEach(ms -> latencies.add(ms * 1_000_000));

        assertThat(latencies.percentileMs(percent)).isEqualTo(expectedMs);
    }

    @Test
    void one_call_is_every_percentile() {
        var latencies = new Latencies();
        latencies.add(3_000_000);

        assertThat(latencies.p50Ms()).isEqualTo(3);
        assertThat(latencies.p95Ms()).isEqualTo(3);
    }

    @Test
    void calls_a_second_come_from_the_sum_of_their_durations() {
        var latencies = new Latencies();
        latencies.add(10_000_000);
        latencies.add(30_000_000);

        assertThat(latencies.perSecond()).isEqualTo(50, within(1e-9));
    }

    @Test
    void without_a_measurement_there_is_no_percentile() {
        assertThatThrownBy(() -> new Latencies().p50Ms()).hasMessageContaining("nothing was measured");
    }
}
