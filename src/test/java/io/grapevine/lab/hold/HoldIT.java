package io.grapevine.lab.hold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs the short form of `lab hold` against a service and a Neo4j of its own, some minutes on an idle machine
/// and three times that on a busy one: only where it is asked for, `./grapevine verify -Dlab.hold=true`.
@EnabledIfSystemProperty(named = "lab.hold", matches = "true")
class HoldIT {

    private static final long SEED = 1;

    @Test
    void the_service_holds() throws IOException {
        var run = new HoldRun(Path.of(""), System.err::println);
        var lines = run.run(HoldRun.trials(true, SEED, List.of()), line -> System.err.println(line.text()));

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.faults()).as(line.text()).isEmpty());
    }
}
