package io.grapevine.lab.hold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/// Jobs that survive their workers, which are processes of their own and find them in the graph; minutes: only where it
/// is asked for, `./grapevine verify -Dlab.hold=true`.
@EnabledIfSystemProperty(named = "lab.hold", matches = "true")
class WorkersIT {

    private static final int SEED = 3;

    @Test
    void a_worker_that_is_killed_in_the_middle_loses_and_doubles_nothing() throws IOException {
        var run = new HoldRun(Path.of(""), System.err::println);

        var lines = run.run(List.of(new WorkerKills(2, new Random(SEED), Map.of())), line -> {});

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.faults()).as(line.text()).isEmpty());
    }
}
