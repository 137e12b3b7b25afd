package io.grapevine.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where a command that serves HTTP listens.
public final class PortOption {

    private static final int LARGEST = 65_535;

    private OptionalInt port = OptionalInt.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: QUARKUS_HTTP_PORT, else 8080).")
    void port(int port) {
        if (port < 1 || port > LARGEST) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '--port': a port is 1 to " + LARGEST + ", not " + port);
        }
        this.port = OptionalInt.of(port);
    }

    /// The setting that the option stands for; none where it was not given.
    public Map<String, String> httpProperties() {
        return port.isPresent() ? Map.of("quarkus.http.port", String.valueOf(port.getAsInt())) : Map.of();
    }

    public void announce(PrintWriter err) {
        var config = ConfigProvider.getConfig();
        var host = config.getValue("quarkus.http.host", String.class);
        var served = port.orElseGet(() -> config.getValue("quarkus.http.port", Integer.class));
        err.println();
        err.println("Grapevine answers at http://" + host + ":" + served + "/   (Ctrl-C ends it)");
        err.flush();
    }
}
