package io.grapevine.graph.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogRotationTest {

    @TempDir
    Path folder;

    @Test
    void the_three_before_are_kept_and_no_more() throws IOException {
        var log = folder.resolve("server.log");
        for (var start = 1; start <= 6; start++) {
            Files.writeString(log, "start " + start);
            LogRotation.rotate(log, 3);
        }

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("server.log.1", "server.log.2", "server.log.3");
        }
        assertThat(folder.resolve("server.log.1")).hasContent("start 6");
        assertThat(folder.resolve("server.log.3")).hasContent("start 4");
    }

    @Test
    void a_small_log_is_appended_to() throws IOException {
        var log = folder.resolve("server.log");
        Files.writeString(log, "abc");
        LogRotation.rotate(log, 3);

        assertThat(log).hasContent("abc");
    }
}
