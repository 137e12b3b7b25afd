package io.grapevine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.answer.AnswerPipeline;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Questions over HTTP: the answer in one piece, or its events as they happen.
@Path("/api/query")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Answers")
public class QueryResource {

    private final AnswerPipeline pipeline;
    private final EventJson json;

    public QueryResource(AnswerPipeline pipeline, EventJson json) {
        this.pipeline = pipeline;
        this.json = json;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Answers a question",
            description = "Answer, citations with document, page and text, route and confidence, evidence and timings. "
                    + "With `Accept: text/event-stream` the same as events while they happen.")
    public ObjectNode query(QueryRequest request) {
        return json.of(pipeline.answer(question(request), List.of()));
    }

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public void stream(QueryRequest request, @Context SseEventSink sink, @Context Sse sse) {
        var question = question(request);
        var seq = new AtomicLong();
        try (sink) {
            pipeline.answer(question, event -> send(event, seq.incrementAndGet(), sink, sse));
        }
    }

    /// Waits until the client has taken it, so that a slow reader slows the answer down; throws where the client is gone.
    private void send(AnswerEvent event, long seq, SseEventSink sink, Sse sse) {
        sink.send(sse.newEventBuilder().name(EventJson.type(event)).id(String.valueOf(seq))
                .data(String.class, json.of(event, seq).toString()).build())
                .toCompletableFuture().join();
    }

    private static Question question(QueryRequest request) {
        if (request == null) {
            throw new BadInput("The body is empty. Send JSON such as {\"question\": \"Who approves travel?\"}.");
        }
        return request.toQuestion();
    }
}
