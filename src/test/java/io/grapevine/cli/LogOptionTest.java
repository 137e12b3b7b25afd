package io.grapevine.cli;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class LogOptionTest {

    @Test
    void a_service_logs_dates_and_requests_and_json_where_it_is_asked_for() {
        var serve = new ServeCommand();
        new CommandLine(serve).parseArgs();
        assertThat(serve.httpProperties().get("quarkus.log.console.format")).contains("yyyy-MM-dd", "XXX", "request");

        new CommandLine(serve).parseArgs("--log-format", "json");
        assertThat(serve.httpProperties()).containsEntry("quarkus.log.console.json.enabled", "true");
    }
}
