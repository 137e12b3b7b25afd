package io.grapevine.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// Where the service of a test looks for its chat model. The tests that have one each play it there, so that one
/// service does for all of them. A million tokens cost 2 in and 8 out.
public final class ChatModelAddress implements QuarkusTestResourceLifecycleManager {

    private static final String BASE_URL = "grapevine.llm.base-url";

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<String, String>();
        settings.put(BASE_URL, "http://127.0.0.1:" + freePort() + "/v1");
        settings.put("grapevine.llm", "openai");
        settings.put("grapevine.llm.model", "stand-in");
        settings.put("grapevine.llm.api-key", "none");
        settings.put("grapevine.llm.retries", "0");
        settings.put("grapevine.llm.concurrency", "20");
        settings.put("grapevine.llm.price-in", "2");
        settings.put("grapevine.llm.price-out", "8");
        settings.put("grapevine.refresh.every", "1h"); // nobody but the test asks it
        return settings;
    }

    @Override
    public void stop() {
        // who plays the chat model ends it
    }

    /// The port at which a test's chat model is to listen, on loopback.
    public static int port() {
        return ConfigProvider.getConfig().getValue(BASE_URL, URI.class).getPort();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
