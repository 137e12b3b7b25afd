package io.grapevine.cli;

import io.quarkus.runtime.Quarkus;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the chat page, the WebSocket and the REST endpoints until it is stopped.
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serves the chat page and the API until Ctrl-C.",
        footer = {"", "Example:", "  grapevine serve --port 8080"})
public class ServeCommand implements Callable<Integer>, ServesHttp {

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "8080")
    int port;

    @Override
    public boolean servesHttp() {
        return true;
    }

    @Override
    public Map<String, String> httpProperties() {
        var properties = new HashMap<String, String>();
        properties.put("quarkus.http.port", String.valueOf(port));
        return properties;
    }

    @Override
    public Integer call() {
        var config = ConfigProvider.getConfig();
        System.err.println("Grapevine answers at http://" + config.getValue("quarkus.http.host", String.class) + ":" + port
                + "/   (Ctrl-C ends it)");
        Quarkus.waitForExit();
        return ExitCodes.DONE;
    }
}
