package io.grapevine.api;

import io.grapevine.llm.ScriptedChatServer;
import io.grapevine.llm.ScriptedChatServer.Request;
import java.io.IOException;
import java.util.regex.Pattern;

/// A chat model that plays each part that Grapevine gives it.
final class ScriptedChatModel {

    /// Asked so, it does not read the part that has the first passage.
    static final String UNREADABLE = "What are the main topics of these documents?";

    private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)]");

    private ScriptedChatModel() {}

    static ScriptedChatServer listen(int port) throws IOException {
        return new ScriptedChatServer(port, ScriptedChatModel::reply);
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
