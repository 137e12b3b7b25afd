package io.grapevine.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortOptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "99999"})
    void a_number_that_is_no_port_is_wrong_usage(String port) {
        assertThatThrownBy(() -> new CommandLine(new GrapevineCommand()).parseArgs("serve", "--port", port))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith("a port is 1 to 65535, not " + port);
    }

    @Test
    void without_the_option_the_configuration_decides() {
        var serve = new ServeCommand();
        new CommandLine(serve).parseArgs();
        assertThat(serve.httpProperties()).doesNotContainKey("quarkus.http.port");
        new CommandLine(serve).parseArgs("--port", "65535");
        assertThat(serve.httpProperties()).containsEntry("quarkus.http.port", "65535");
    }
}
