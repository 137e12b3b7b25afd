package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.access.Callers;
import io.grapevine.answer.exchange.Request;
import io.grapevine.api.ClientWatch;
import io.grapevine.api.EventStream;
import io.grapevine.conversation.ConversationService;
import io.grapevine.conversation.EventJson;
import io.grapevine.domain.GrapevineException.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Questions over HTTP: the answer in one piece, or its events as they happen.
@Path("/api/query")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Answers")
public class QueryResource {

    private final ConversationService answers;
    private final Callers callers;
    private final EventJson json;

    public QueryResource(ConversationService answers, Callers callers, EventJson json) {
        this.answers = answers;
        this.callers = callers;
        this.json = json;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answers a question",
            description = "Answer, citations with document, page and text, route and confidence, evidence and timings. "
                    + "With `Accept: text/event-stream` the same as events while they happen.")
    public ObjectNode query(QueryRequest request, @Context RoutingContext client) {
        try (var _ = ClientWatch.over(client)) {
            return json.of(answers.answer(question(request)));
        }
    }

    @POST
    @Produces(EventStream.MEDIA_TYPE)
    @Operation(hidden = true)
    public Response stream(QueryRequest request, @Context RoutingContext client) {
        var question = question(request);
        return Response.ok((StreamingOutput) out -> EventStream.write(out, client, events -> stream(question, events)))
                .type(EventStream.MEDIA_TYPE)
                .build();
    }

    private void stream(Request question, EventStream events) {
        var seq = new AtomicLong();
        answers.stream(question, UUID.randomUUID().toString(), event -> {
            var number = seq.incrementAndGet();
            events.send(EventJson.type(event), number, json.of(event, number).toString());
        });
    }

    private Request question(QueryRequest request) {
        if (request == null) {
            throw new BadInput("The body is empty. Send JSON such as {\"question\": \"Who approves travel?\"}.");
        }
        return Request.of(request.toQuestion(), callers.principal());
    }
}
