package io.grapevine.api.openai;

import io.grapevine.domain.AnswerEvent.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The objects of the OpenAI protocol, as maps that become JSON.
final class Protocol {

    static final String ALL = "grapevine";
    private static final String OWNER = "grapevine";

    private Protocol() {}

    static Map<String, Object> model(String id, long created) {
        return ordered("id", id, "object", "model", "created", created, "owned_by", OWNER);
    }

    /// @param route label of the route that was taken; null where none was
    static Map<String, Object> completion(String id, String model, long created, Completion completion, String route) {
        var message = ordered("role", "assistant", "content", completion.text(), "refusal", null);
        var choice = ordered("index", 0, "message", message, "logprobs", null, "finish_reason", completion.finish());
        return ordered(
                "id",
                id,
                "object",
                "chat.completion",
                "created",
                created,
                "model",
                model,
                "choices",
                List.of(choice),
                "usage",
                usage(completion.usage()),
                "citations",
                completion.citations(),
                "route",
                route);
    }

    /// A piece of a streamed completion.
    ///
    /// @param finish `stop` or `length` with the last piece, else null
    static Map<String, Object> chunk(String id, String model, long created, Map<String, Object> delta, String finish) {
        return ordered(
                "id",
                id,
                "object",
                "chat.completion.chunk",
                "created",
                created,
                "model",
                model,
                "choices",
                List.of(ordered("index", 0, "delta", delta, "logprobs", null, "finish_reason", finish)));
    }

    /// The piece behind the last one, for clients that asked for it.
    static Map<String, Object> usageChunk(String id, String model, long created, Usage usage) {
        return ordered(
                "id",
                id,
                "object",
                "chat.completion.chunk",
                "created",
                created,
                "model",
                model,
                "choices",
                List.of(),
                "usage",
                usage(usage));
    }

    static Map<String, Object> error(String message, String type, String code) {
        return Map.of("error", ordered("message", message, "type", type, "param", null, "code", code));
    }

    private static Map<String, Object> usage(Usage usage) {
        return ordered(
                "prompt_tokens",
                usage.inputTokens(),
                "completion_tokens",
                usage.outputTokens(),
                "total_tokens",
                usage.inputTokens() + usage.outputTokens());
    }

    /// Keys and values in turn; unlike `Map.of` it keeps their order and takes null.
    static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
