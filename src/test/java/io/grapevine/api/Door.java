package io.grapevine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.api.chat.SocketClient;
import io.grapevine.cli.AskCommand;
import io.grapevine.cli.ExitCodes;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

import static io.restassured.RestAssured.given;

/// The ways in which a question comes to the service, each by a client of it, and what comes back in one form.
enum Door {
    WEBSOCKET(true) {
        @Override
        Reply ask(Visit visit) throws Exception {
            try (var client = SocketClient.open(visit.home())) {
                var message = visit.body(this);
                message.put("type", "ask");
                client.say(JSON.writeValueAsString(message));
                var events = new ArrayList<JsonNode>();
                do {
                    events.add(client.events.poll(60, TimeUnit.SECONDS));
                } while (!isEnd(events.getLast()));
                return reply(events);
            }
        }
    },
    REST_WHOLE(true) {
        @Override
        Reply ask(Visit visit) throws IOException {
            var response = post("/api/query", visit.body(this));
            var body = JSON.readTree(response.asString());
            return response.statusCode() == 200
                    ? new Reply.Answered(body.path("answer").asText(), citations(body.path("citations")))
                    : new Reply.Refused(
                            body.path("code").asText(),
                            response.statusCode(),
                            body.path("detail").asText());
        }
    },
    REST_STREAMED(true) {
        @Override
        Reply ask(Visit visit) throws IOException {
            var response = given().contentType(ContentType.JSON)
                    .accept("text/event-stream")
                    .body(visit.body(this))
                    .post("/api/query");
            // refused before it was looked at
            if (response.contentType().startsWith("application/problem+json")) {
                var problem = JSON.readTree(response.asString());
                return new Reply.Refused(
                        problem.path("code").asText(),
                        response.statusCode(),
                        problem.path("detail").asText());
            }
            var events = new ArrayList<JsonNode>();
            for (var line : response.asString().lines().toList()) {
                if (line.startsWith("data:")) {
                    events.add(JSON.readTree(line.substring("data:".length())));
                }
            }
            return reply(events);
        }
    },
    OPENAI(false) {
        @Override
        Reply ask(Visit visit) throws IOException {
            var response = post(
                    "/v1/chat/completions",
                    Map.of(
                            "model",
                            "grapevine/" + visit.collection(),
                            "messages",
                            List.of(Map.of("role", "user", "content", visit.question()))));
            var body = JSON.readTree(response.asString());
            if (response.statusCode() != 200) {
                return new Reply.Refused(
                        body.at("/error/code").asText(),
                        response.statusCode(),
                        body.at("/error/message").asText());
            }
            var text = body.at("/choices/0/message/content").asText();
            var footnotes = text.indexOf("\n\n[^");
            return new Reply.Answered(
                    (footnotes < 0 ? text : text.substring(0, footnotes)).replace("[^", "["),
                    citations(body.path("citations")));
        }
    },
    MCP(false) {
        @Override
        Reply ask(Visit visit) {
            var result = McpClient.call("ask", Map.of("question", visit.question(), "collection", visit.collection()));
            var text = result.at("/content/0/text").asText();
            if (result.path("isError").asBoolean()) {
                return new Reply.Refused("", 200, text);
            }
            var parts = text.split("\n\nSources:\n");
            return new Reply.Answered(
                    parts[0],
                    parts.length == 1
                            ? List.of()
                            : SOURCE.matcher(parts[1])
                                    .results()
                                    .map(source -> source.group(1) + " " + source.group(2))
                                    .toList());
        }
    },
    COMMAND_LINE(false) {
        @Override
        Reply ask(Visit visit) throws IOException {
            var out = new StringWriter();
            var err = new StringWriter();
            var command = ExitCodes.configure(new CommandLine(AskCommand.class, visit.commands()))
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err));
            var code = command.execute("--json", "--collection", visit.collection(), visit.question());
            if (code != ExitCodes.DONE) {
                return new Reply.Refused("", code, err.toString().strip().replaceFirst("^grapevine: ", ""));
            }
            var body = JSON.readTree(out.toString());
            return new Reply.Answered(body.path("answer").asText(), citations(body.path("citations")));
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SOURCE = Pattern.compile("(?m)^\\[(\\d+)] .*\\((\\S+?)(?:, page \\d+)?\\): ");

    private final boolean keeps;

    /// @param keeps whether its questions may name a conversation, in which they are kept
    Door(boolean keeps) {
        this.keeps = keeps;
    }

    abstract Reply ask(Visit visit) throws Exception;

    boolean keeps() {
        return keeps;
    }

    /// A question on its way.
    ///
    /// @param commands makes the command line's commands
    record Visit(URI home, CommandLine.IFactory commands, String question, String collection, String conversation) {

        static Visit of(URI home, CommandLine.IFactory commands, String question, String collection) {
            return new Visit(
                    home, commands, question, collection, UUID.randomUUID().toString());
        }

        private Map<String, Object> body(Door door) {
            var body = new LinkedHashMap<String, Object>();
            body.put("question", question);
            body.put("collections", List.of(collection));
            if (door.keeps()) {
                body.put("conversationId", conversation);
            }
            return body;
        }
    }

    /// What came back.
    sealed interface Reply {

        /// @param citations number and source of each
        record Answered(String answer, List<String> citations) implements Reply {}

        /// @param code   as the door's protocol says it; empty where it has none
        /// @param status of HTTP, or the exit code
        record Refused(String code, int status, String message) implements Reply {}
    }

    private static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static boolean isEnd(JsonNode event) {
        return List.of("done", "error").contains(event.path("type").asText());
    }

    private static Reply reply(List<JsonNode> events) {
        var end = events.getLast();
        if (end.path("type").asText().equals("error")) {
            return new Reply.Refused(
                    end.path("code").asText(), 200, end.path("message").asText());
        }
        return new Reply.Answered(end.path("answer").asText(), citations(end.path("citations")));
    }

    private static List<String> citations(JsonNode citations) {
        return StreamSupport.stream(citations.spliterator(), false)
                .map(citation -> citation.path("number").asInt() + " "
                        + citation.path("source").asText())
                .toList();
    }
}
