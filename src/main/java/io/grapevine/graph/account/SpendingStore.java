package io.grapevine.graph.account;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.SpendingLedger;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;

/// The days' spending in the graph, one node a process and day: nobody waits for another's lock, and what is
/// written twice counts once.
@Singleton
public final class SpendingStore implements SpendingLedger {

    private final Graph graph;

    @Inject
    public SpendingStore(Graph graph) {
        this.graph = graph;
    }

    @Override
    public void keep(LocalDate day, String process, Usage sum) {
        graph.execute("account/keep-spending", Map.of("day", day, "process", process, "sum", Rows.of(sum)));
    }

    @Override
    public Usage of(LocalDate day) {
        return graph.read("account/spending", Map.of("day", day), Rows::usage).getFirst();
    }
}
