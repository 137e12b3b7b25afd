package io.grapevine.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/// How a command that serves HTTP writes its log: for operators, with date, zone, category and request.
public final class LogOption {

    private static final String TEXT = "%d{yyyy-MM-dd HH:mm:ss,SSSXXX} %-5p [%c{2.}] %X{request} %s%e%n";

    private enum Format {
        text,
        json
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json: one object a line (default: ${DEFAULT-VALUE}).")
    private Format format;

    /// Quarkus properties that the option stands for.
    Map<String, String> properties() {
        return switch (format) {
            case text -> Map.of("quarkus.log.console.format", TEXT);
            case json -> Map.of("quarkus.log.console.json.enabled", "true");
        };
    }
}
