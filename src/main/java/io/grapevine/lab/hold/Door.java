package io.grapevine.lab.hold;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The ways in which a question comes to the service.
enum Door {
    REST {
        @Override
        Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException {
            return ended(client.ask(question, Optional.empty()), Words.OVERLOADED);
        }
    },
    EVENTS {
        @Override
        Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException {
            var reply = client.postJson("api/query", "text/event-stream", Map.of("question", question));
            return streamed(reply, "event: done", Words.OVERLOADED);
        }
    },
    WEB_SOCKET {
        @Override
        Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException {
            try (var socket = new Socket(http, site.service().home())) {
                var end = Socket.end(socket.ask(question, "crowd-" + UUID.randomUUID()));
                return switch (end) {
                    case "done" -> new Ended.Answered();
                    case "overloaded" -> new Ended.Refused();
                    default -> new Ended.Fault(end);
                };
            }
        }
    },
    OPENAI {
        @Override
        Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException {
            return ended(
                    client.postJson("v1/chat/completions", "application/json", completion(question, false)),
                    Words.OVERLOADED);
        }
    },
    OPENAI_STREAM {
        @Override
        Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException {
            var reply = client.postJson("v1/chat/completions", "text/event-stream", completion(question, true));
            return streamed(reply, "data: [DONE]", Words.OVERLOADED);
        }
    },
    MCP {
        @Override
        Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException {
            var reply = client.callTool("ask", Map.of("question", question));
            if (!reply.isOk()) {
                return new Ended.Fault(reply.toString());
            }
            return reply.body().contains("\"isError\":true")
                    ? reply.body().contains("at its limit") ? new Ended.Refused() : new Ended.Fault(reply.toString())
                    : new Ended.Answered();
        }
    };

    private static final class Words {
        static final String OVERLOADED = "\"code\":\"overloaded\"";
    }

    /// How a question ended.
    sealed interface Ended {

        record Answered() implements Ended {}

        /// In the door's own words for a service that is at its limit.
        record Refused() implements Ended {}

        record Fault(String reason) implements Ended {}
    }

    /// Asks and waits for the end.
    abstract Ended ask(Client client, HttpClient http, Site site, String question) throws InterruptedException;

    private static Map<String, Object> completion(String question, boolean stream) {
        return Map.of(
                "model",
                "grapevine",
                "stream",
                stream,
                "messages",
                List.of(Map.of("role", "user", "content", question)));
    }

    private static Ended ended(Reply reply, String refusal) {
        if (reply.isOk()) {
            return new Ended.Answered();
        }
        return reply.status() == 503
                        && reply.retryAfter().isPresent()
                        && reply.body().contains(refusal)
                ? new Ended.Refused()
                : new Ended.Fault(reply.toString());
    }

    private static Ended streamed(Reply reply, String end, String refusal) {
        if (!reply.isOk()) {
            return ended(reply, refusal);
        }
        return reply.body().contains(refusal)
                ? new Ended.Refused()
                : reply.body().contains(end) ? new Ended.Answered() : new Ended.Fault("no end: " + reply);
    }
}
