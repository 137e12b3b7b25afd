package io.grapevine.answer.generate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What each provider's server says on the wire, as its reference documents it.
enum ProviderProtocol {
    OPENAI("/v1", "/v1/chat/completions", "authorization") {
        @Override
        String piece(String text) {
            return sse("""
                    {"id":"c1","object":"chat.completion.chunk","created":1,"model":"stand-in","choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}
                    """.formatted(text));
        }

        @Override
        String end() {
            return sse("""
                    {"id":"c1","object":"chat.completion.chunk","created":1,"model":"stand-in","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}
                    """) + sse("""
                    {"id":"c1","object":"chat.completion.chunk","created":1,"model":"stand-in","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}
                    """) + "data: [DONE]\n\n";
        }

        @Override
        String error() {
            return sse("{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\"}}\n");
        }

        @Override
        String thought() {
            return piece("Hm").replace("\"content\"", "\"reasoning_content\"");
        }

        @Override
        Refusal refusal() {
            return new Refusal(401, """
                    {"error":{"message":"Incorrect API key provided: %s.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""");
        }
    },

    OLLAMA("", "/api/chat", "authorization") {
        @Override
        String contentType() {
            return "application/x-ndjson";
        }

        @Override
        String piece(String text) {
            return """
                    {"model":"stand-in","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"%s"},"done":false}
                    """.formatted(text);
        }

        @Override
        String end() {
            return """
                    {"model":"stand-in","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":5,"load_duration":1,"prompt_eval_count":100,"prompt_eval_duration":1,"eval_count":20,"eval_duration":3}
                    """;
        }

        @Override
        String error() {
            return "{\"error\":\"an error was encountered while running the model: unexpected EOF\"}\n";
        }

        @Override
        String thought() {
            return piece("").replace("\"content\":\"\"", "\"content\":\"\",\"thinking\":\"Hm\"");
        }

        @Override
        Refusal refusal() { // of the proxy before it, or of ollama.com
            return new Refusal(401, "{\"error\":\"unauthorized: %s\"}");
        }
    },

    ANTHROPIC("/v1", "/v1/messages", "x-api-key") {
        @Override
        String begin() {
            return event("message_start", """
                    {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"stand-in","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":100,"output_tokens":1}}}
                    """)
                    + event("content_block_start", """
                    {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
                    """)
                    + event("ping", "{\"type\": \"ping\"}\n");
        }

        @Override
        String piece(String text) {
            return event("content_block_delta", """
                    {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}
                    """.formatted(text));
        }

        @Override
        String end() {
            return event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}\n")
                    + event("message_delta", """
                    {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":20}}
                    """)
                    + event("message_stop", "{\"type\":\"message_stop\"}\n");
        }

        @Override
        String error() {
            return event(
                    "error",
                    "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n");
        }

        @Override
        Refusal refusal() {
            return new Refusal(401, """
                    {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key %s"}}""");
        }
    },

    GEMINI("/v1beta", "/v1beta/models/stand-in:streamGenerateContent?alt=sse", "x-goog-api-key") {
        @Override
        String piece(String text) {
            return sse("""
                    {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":100,"totalTokenCount":100},"modelVersion":"stand-in"}
                    """.formatted(text));
        }

        @Override
        String end() {
            return sse("""
                    {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":100,"candidatesTokenCount":20,"totalTokenCount":120},"modelVersion":"stand-in"}
                    """);
        }

        @Override
        String error() {
            return sse(
                    "{\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}\n");
        }

        @Override
        Refusal refusal() { // Google says 400 of a wrong key
            return new Refusal(400, """
                    {"error":{"code":400,"message":"API key not valid. Please pass a valid API key. %s","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}""");
        }
    },

    MISTRAL("/v1", "/v1/chat/completions", "authorization") {
        @Override
        String begin() {
            return piece("").replace("\"delta\":{", "\"delta\":{\"role\":\"assistant\",");
        }

        @Override
        String piece(String text) {
            return sse("""
                    {"id":"m1","object":"chat.completion.chunk","created":1,"model":"stand-in","choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}
                    """.formatted(text));
        }

        @Override
        String end() {
            return sse("""
                    {"id":"m1","object":"chat.completion.chunk","created":1,"model":"stand-in","choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"total_tokens":120,"completion_tokens":20}}
                    """) + "data: [DONE]\n\n";
        }

        @Override
        String error() {
            return sse(
                    "{\"object\":\"error\",\"message\":\"Service unavailable.\",\"type\":\"service_unavailable\",\"code\":\"3000\"}\n");
        }

        @Override
        String thought() {
            return piece("")
                    .replace(
                            "\"content\":\"\"",
                            "\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]}]");
        }

        @Override
        Refusal refusal() {
            return new Refusal(401, "{\"message\":\"Unauthorized %s\",\"request_id\":\"r1\"}");
        }
    };

    /// @param body with the key in the place of `%s`
    record Refusal(int status, String body) {}

    private final String base;
    private final String address;
    private final String keyHeader;

    /// @param base what a user puts behind the server's address
    ProviderProtocol(String base, String address, String keyHeader) {
        this.base = base;
        this.address = address;
        this.keyHeader = keyHeader;
    }

    /// One piece of the answer's text, without what JSON would escape.
    abstract String piece(String text);

    abstract String end();

    abstract Refusal refusal();

    /// What a stream says when the server fails behind its status 200.
    abstract String error();

    /// A piece of thinking, which is no answer.
    String thought() {
        throw new UnsupportedOperationException(name() + " is asked for no thinking");
    }

    String begin() {
        return "";
    }

    String contentType() {
        return "text/event-stream";
    }

    /// What an answer begins with, so far as its text goes.
    String beginning(String... pieces) {
        return begin() + List.of(pieces).stream().map(this::piece).collect(Collectors.joining());
    }

    String whole(String... pieces) {
        return beginning(pieces) + end();
    }

    Map<String, String> settings(String server, String key) {
        return Map.of(
                "grapevine.llm",
                name().toLowerCase(Locale.ROOT),
                "grapevine.llm.base-url",
                server + base,
                "grapevine.llm.model",
                "stand-in",
                "grapevine.llm.api-key",
                key,
                "grapevine.llm.retry-delay",
                "10ms");
    }

    String address() {
        return address;
    }

    String keyHeader() {
        return keyHeader;
    }

    private static String sse(String json) {
        return "data: " + json + "\n";
    }

    private static String event(String name, String json) {
        return "event: " + name + "\n" + sse(json);
    }
}
