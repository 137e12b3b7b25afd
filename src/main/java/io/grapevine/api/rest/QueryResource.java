package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.api.EventJson;
import io.grapevine.api.EventStream;
import io.grapevine.api.chat.ConversationAnswers;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Questions over HTTP: the answer in one piece, or its events as they happen.
@Path("/api/query")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Answers")
public class QueryResource {

    private final ConversationAnswers answers;
    private final EventJson json;

    public QueryResource(ConversationAnswers answers, EventJson json) {
        this.answers = answers;
        this.json = json;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answers a question",
            description = "Answer, citations with document, page and text, route and confidence, evidence and timings. "
                    + "With `Accept: text/event-stream` the same as events while they happen.")
    public ObjectNode query(QueryRequest request) {
        return json.of(answers.answer(question(request)));
    }

    @POST
    @Produces(EventStream.MEDIA_TYPE)
    @Operation(hidden = true)
    public Response stream(QueryRequest request) {
        var question = question(request);
        return Response.ok((StreamingOutput) out -> {
                    var events = new EventStream(out);
                    var seq = new AtomicLong();
                    answers.answer(question, event -> {
                        var number = seq.incrementAndGet();
                        events.send(
                                EventJson.type(event),
                                number,
                                json.of(event, number).toString());
                    });
                })
                .type(EventStream.MEDIA_TYPE)
                .build();
    }

    private static Question question(QueryRequest request) {
        if (request == null) {
            throw new BadInput("The body is empty. Send JSON such as {\"question\": \"Who approves travel?\"}.");
        }
        return request.toQuestion();
    }
}
