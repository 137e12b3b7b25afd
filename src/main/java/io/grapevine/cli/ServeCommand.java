package io.grapevine.cli;

import io.quarkus.runtime.Quarkus;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Serves the chat page, the WebSocket and the REST endpoints until it is stopped.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves the chat page and the API until Ctrl-C.",
        footer = {"", "Example:", "  grapevine serve --port 8080"})
public class ServeCommand implements Callable<Integer>, ServesHttp {

    @Mixin
    PortOption port = new PortOption();

    @Mixin
    LogOption log = new LogOption();

    @Spec
    CommandSpec spec;

    @Override
    public boolean servesHttp() {
        return true;
    }

    @Override
    public Map<String, String> httpProperties() {
        var properties = new HashMap<>(port.httpProperties());
        properties.putAll(log.properties());
        return properties;
    }

    @Override
    public Integer call() {
        port.announce(spec.commandLine().getErr());
        Quarkus.waitForExit();
        return ExitCodes.DONE;
    }
}
