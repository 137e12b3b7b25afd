package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.index.IndexReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class WalkIndexRefreshIT {

    private final DocumentStore store;
    private final WalkIndexes indexes;
    private final WalkIndexRefresh refresh;

    WalkIndexRefreshIT(Graph graph) {
        store = new DocumentStore(graph);
        indexes = new WalkIndexes(new IndexReader(graph), WalkWeights.DEFAULT, Duration.ZERO);
        refresh = new WalkIndexRefresh(indexes, new SimpleMeterRegistry());
    }

    @Test
    void the_index_is_loaded_before_anyone_asks() throws InterruptedException {
        put("a.txt");

        refresh.refresh();

        awaitMoreThan(0);
    }

    @Test
    void after_a_change_it_is_brought_up_to_date() throws InterruptedException {
        put("a.txt");
        refresh.refresh();
        awaitMoreThan(0);
        long before = indexes.bytes();

        put("b.txt");
        refresh.refresh();

        awaitMoreThan(before);
    }

    private void awaitMoreThan(long bytes) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (indexes.bytes() <= bytes) {
            assertThat(System.nanoTime()).as("the index was not loaded in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private void put(String source) {
        store.replaceAll(List.of(document("default", source, "Ada met Charles in " + source.toUpperCase() + ".")));
    }
}
