package io.grapevine.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Option;

/// Where a command that serves HTTP listens.
final class PortOption {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    int port;

    Map<String, String> httpProperties() {
        return Map.of("quarkus.http.port", String.valueOf(port));
    }

    void announce(PrintWriter err) {
        var host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        err.println();
        err.println("Grapevine answers at http://" + host + ":" + port + "/   (Ctrl-C ends it)");
        err.flush();
    }
}
