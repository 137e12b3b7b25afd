package io.grapevine.api;

import io.grapevine.llm.ScriptedChatServer;
import io.grapevine.llm.ScriptedChatServer.Request;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A chat model that plays each part that Grapevine gives it; a call costs 1.
public final class ScriptedChatModel implements QuarkusTestResourceLifecycleManager {

    /// Asked so, it does not read the part that has the first passage.
    static final String UNREADABLE = "What are the main topics of these documents?";
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)]");

    private ScriptedChatServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = new ScriptedChatServer(ScriptedChatModel::reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(server.settings());
        settings.put("grapevine.llm.price-in", "10000");
        settings.put("stand-in.address", server.address());
        return settings;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String reply(Request request) {
        if (request.user().startsWith("You write a short report")) {
            return "A harbour, a forest and a mill.";
        }
        if (request.system().startsWith("You rewrite the last question")) {
            return "Who keeps the lamp of Alder Harbour?";
        }
        if (request.structured()) {
            var first = request.passages().getFirst();
            return request.passages().contains(1) && request.user().contains(UNREADABLE)
                    ? "I would rather talk."
                    : "{\"points\": [{\"text\": \"It is noted in " + first + ".\", \"score\": 70, \"passages\": ["
                            + first + "]}]}";
        }
        if (request.system().startsWith("You answer a question about a collection")) {
            var numbers = NUMBER.matcher(
                            request.user().substring(0, request.user().indexOf("</points>")))
                    .results()
                    .map(found -> found.group())
                    .toList();
            return "Three places matter " + String.join("", numbers) + " and nothing else [999].";
        }
        return "Ferris keeps it [1]. Stop here. And more.";
    }
}
