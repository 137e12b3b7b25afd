package io.grapevine.graph.account;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.driver.Graph;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class SpendingStoreIT {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    private final SpendingStore store;

    SpendingStoreIT(Graph graph) {
        store = new SpendingStore(graph);
    }

    @Test
    void a_day_without_calls_has_cost_nothing() {
        assertThat(store.of(DAY)).isEqualTo(Usage.NONE);
    }

    @Test
    void all_processes_of_a_day_add_up_and_other_days_do_not() {
        store.keep(DAY, "a", new Usage(100, 20, 0.5));
        store.keep(DAY, "b", new Usage(10, 2, 0.25));
        store.keep(DAY.plusDays(1), "a", new Usage(1, 1, 9));

        assertThat(store.of(DAY)).isEqualTo(new Usage(110, 22, 0.75));
    }

    @Test
    void the_same_sum_twice_or_an_older_one_late_changes_nothing() {
        store.keep(DAY, "a", new Usage(100, 20, 0.5));
        store.keep(DAY, "a", new Usage(100, 20, 0.5));
        store.keep(DAY, "a", new Usage(90, 10, 0.25));

        assertThat(store.of(DAY)).isEqualTo(new Usage(100, 20, 0.5));
    }

    @Test
    void sums_that_arrive_at_once_leave_the_largest() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.rangeClosed(1, 40).forEach(i -> threads.submit(() -> store.keep(DAY, "a", new Usage(i, i, i))));
        }
        assertThat(store.of(DAY)).isEqualTo(new Usage(40, 40, 40));
    }
}
