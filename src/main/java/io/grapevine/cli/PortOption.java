package io.grapevine.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where a command that serves HTTP listens.
public final class PortOption {

    private static final int LARGEST = 65_535;

    private int port;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    void port(int port) {
        if (port < 1 || port > LARGEST) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '--port': a port is 1 to " + LARGEST + ", not " + port);
        }
        this.port = port;
    }

    public Map<String, String> httpProperties() {
        return Map.of("quarkus.http.port", String.valueOf(port));
    }

    public void announce(PrintWriter err) {
        var host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        err.println();
        err.println("Grapevine answers at http://" + host + ":" + port + "/   (Ctrl-C ends it)");
        err.flush();
    }
}
