package io.grapevine.graph.server;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MachineMemoryTest {

    @ParameterizedTest
    @CsvSource({"4096, 768, 204", "16384, 1638, 819", "1024, 768, 128", "262144, 4096, 8192"})
    void neo4j_takes_a_part_of_the_machine_within_limits(long totalMb, int heapMb, int pageCacheMb) {
        assertThat(MachineMemory.heapMb(totalMb)).isEqualTo(heapMb);
        assertThat(MachineMemory.pageCacheMb(totalMb)).isEqualTo(pageCacheMb);
    }
}
