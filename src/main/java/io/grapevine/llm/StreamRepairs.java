package io.grapevine.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.Map;
import java.util.Set;

/// Brings the events of servers that speak OpenAI's protocol with an accent into the form that LangChain4j
/// reads: `delta.reasoning` becomes `delta.reasoning_content`; an unknown reason for the end means an end all
/// the same; and a stream that ends by `[DONE]` without a reason has ended well. One object a stream, used by
/// one thread.
final class StreamRepairs implements ServerSentEventListener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of("stop", "length", "tool_calls", "function_call", "content_filter");
    private static final Map<String, String> OTHERS = Map.of(
            "max_tokens", "length",
            "max_length", "length",
            "model_length", "length",
            "content-filter", "content_filter",
            "safety", "content_filter");
    private static final String STOPPED = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";

    private final ServerSentEventListener listener;
    private boolean choices;
    private boolean finished;

    StreamRepairs(ServerSentEventListener listener) {
        this.listener = listener;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event) {
        if (endsWithoutReason(event)) {
            listener.onEvent(new ServerSentEvent(event.event(), STOPPED));
        }
        listener.onEvent(repaired(event));
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (endsWithoutReason(event)) {
            listener.onEvent(new ServerSentEvent(event.event(), STOPPED), context);
        }
        listener.onEvent(repaired(event), context);
    }

    @Override
    public void onError(Throwable error) {
        listener.onError(error);
    }

    @Override
    public void onClose() {
        listener.onClose();
    }

    private boolean endsWithoutReason(ServerSentEvent event) {
        return choices
                && !finished
                && event.data() != null
                && event.data().strip().equals("[DONE]");
    }

    private ServerSentEvent repaired(ServerSentEvent event) {
        var data = event.data();
        if (data == null || !data.contains("\"choices\"")) {
            return event;
        }
        choices = true;
        if (!data.contains("\"finish_reason\"") && !data.contains("\"reasoning\"")) {
            return event;
        }
        try {
            var tree = JSON.readTree(data);
            tree.path("choices").forEach(this::repair);
            return new ServerSentEvent(event.event(), tree.toString());
        } catch (JsonProcessingException e) {
            return event; // whoever reads it says what is wrong
        }
    }

    private void repair(JsonNode choice) {
        if (choice.path("delta") instanceof ObjectNode delta
                && delta.path("reasoning").isTextual()
                && !delta.hasNonNull("reasoning_content")) {
            delta.set("reasoning_content", delta.remove("reasoning"));
        }
        var reason = choice.path("finish_reason");
        if (reason.isTextual() && choice instanceof ObjectNode object) {
            finished = true;
            if (!KNOWN.contains(reason.asText())) {
                object.put("finish_reason", OTHERS.getOrDefault(reason.asText(), "stop"));
            }
        }
    }
}
