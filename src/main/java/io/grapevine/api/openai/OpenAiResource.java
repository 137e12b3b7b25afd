package io.grapevine.api.openai;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grapevine.access.Callers;
import io.grapevine.answer.exchange.Request;
import io.grapevine.api.ClientWatch;
import io.grapevine.api.EventStream;
import io.grapevine.api.ProblemMapper;
import io.grapevine.conversation.ConversationService;
import io.grapevine.conversation.FilterJson;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Question;
import io.grapevine.graph.document.CollectionInfo;
import io.grapevine.graph.document.DocumentStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The OpenAI chat protocol: `grapevine` answers from all documents, `grapevine/NAME` from those of a
/// collection.
@Path("/v1")
@RunOnVirtualThread
@Tag(name = "OpenAI protocol")
public class OpenAiResource {

    private static final Logger LOG = Logger.getLogger(OpenAiResource.class);

    private final ConversationService answers;
    private final DocumentStore documents;
    private final Callers callers;
    private final ObjectMapper json;

    public OpenAiResource(ConversationService answers, DocumentStore documents, Callers callers, ObjectMapper json) {
        this.answers = answers;
        this.callers = callers;
        this.documents = documents;
        this.json = json;
    }

    @GET
    @Path("/models")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lists the models: one for all documents and one a collection")
    public Map<String, Object> models() {
        var names = readable().map(name -> Protocol.ALL + "/" + name);
        return Protocol.ordered(
                "object",
                "list",
                "data",
                Stream.concat(Stream.of(Protocol.ALL), names)
                        .map(id -> Protocol.model(id, now()))
                        .toList());
    }

    @GET
    @Path("/models/{id: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A model by its name")
    public Map<String, Object> model(@PathParam("id") String id) {
        var known = collections(id).stream().allMatch(name -> readable().anyMatch(name::equals));
        if (!known) {
            throw unknownModel(id);
        }
        return Protocol.model(id, now());
    }

    private Stream<String> readable() {
        var grants = callers.principal().grants();
        return documents.collections().stream().map(CollectionInfo::name).filter(grants::allowReading);
    }

    @POST
    @Path("/chat/completions")
    @Operation(
            summary = "Answers the last message of a conversation",
            description =
                    "Citations are Markdown footnotes in the text, and the field `citations`. With `stream` as server-sent events.")
    public Response complete(ChatRequest request, @Context RoutingContext client) {
        if (request == null) {
            throw new BadInput("The body is empty.");
        }
        request.check();
        var asked = new Question(
                        request.question(),
                        collections(request.model()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .with(FilterJson.read(request.documents(), request.filter()));
        var question = new Request(asked, request.history(), request.instructions(), callers.principal());
        var id = "chatcmpl-" + UUID.randomUUID();
        if (request.stream()) {
            return Response.ok((StreamingOutput)
                            out -> EventStream.write(out, client, events -> stream(request, question, id, events)))
                    .type(EventStream.MEDIA_TYPE)
                    .build();
        }
        var completion = new Completion(request.stops(), request.longest(), piece -> {});
        try (var _ = ClientWatch.over(client)) {
            answer(question, completion);
        }
        if (completion.failure().isPresent()) {
            return failed(completion.failure().get());
        }
        return Response.ok(Protocol.completion(id, request.model(), now(), completion, route(completion)))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private void stream(ChatRequest request, Request question, String id, EventStream events) {
        var created = now();
        send(
                events,
                Protocol.chunk(
                        id, request.model(), created, Protocol.ordered("role", "assistant", "content", ""), null));
        var completion = new Completion(
                request.stops(),
                request.longest(),
                piece -> send(events, Protocol.chunk(id, request.model(), created, Map.of("content", piece), null)));
        answer(question, completion);
        if (completion.failure().isPresent()) {
            var failed = completion.failure().get();
            send(events, error(Failure.Kind.ofCode(failed.code()), failed.message()));
            return;
        }
        var last = new LinkedHashMap<>(Protocol.chunk(id, request.model(), created, Map.of(), completion.finish()));
        last.put("citations", completion.citations());
        last.put("route", route(completion));
        send(events, last);
        if (request.wantsUsage()) {
            send(events, Protocol.usageChunk(id, request.model(), created, completion.usage()));
        }
        events.send("[DONE]");
    }

    private void answer(Request question, Completion completion) {
        completion.used(answers.stream(question, UUID.randomUUID().toString(), completion));
    }

    private void send(EventStream events, Map<String, Object> data) {
        try {
            events.send(json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> collections(String model) {
        if (model == null || model.isBlank()) {
            throw new BadInput("'model' is missing. Use " + Protocol.ALL + ", or " + Protocol.ALL + "/COLLECTION.");
        }
        if (model.equals(Protocol.ALL)) {
            return Set.of();
        }
        if (model.startsWith(Protocol.ALL + "/") && model.length() > Protocol.ALL.length() + 1) {
            return Set.of(model.substring(Protocol.ALL.length() + 1));
        }
        throw unknownModel(model);
    }

    private static NotFound unknownModel(String model) {
        return new NotFound("The model '" + model + "' does not exist. GET /v1/models lists those that do.");
    }

    private static String route(Completion completion) {
        return completion.routing() == null
                ? null
                : completion.routing().route().label();
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static Map<String, Object> error(Failure.Kind kind, String message) {
        return switch (kind) {
            case BAD_INPUT, SIGNED_OUT, FORBIDDEN, CONFLICT, CANCELLED ->
                Protocol.error(message, "invalid_request_error", kind.code());
            case NOT_FOUND -> Protocol.error(message, "invalid_request_error", "model_not_found");
            case INTERNAL, OVERLOADED, UNAVAILABLE, MISCONFIGURED ->
                Protocol.error(message, "server_error", kind.code());
        };
    }

    private static Response failed(AnswerEvent.Failed failed) {
        var kind = Failure.Kind.ofCode(failed.code());
        return respond(kind, error(kind, failed.message()));
    }

    @ServerExceptionMapper
    Response known(GrapevineException exception) {
        var failure = Failure.of(exception);
        return respond(failure.kind(), error(failure.kind(), failure.message()));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception) {
        var message = exception.getCause() instanceof JacksonException cause
                ? "The body cannot be read: " + cause.getOriginalMessage()
                : exception.getMessage();
        return respond(exception.getResponse().getStatus(), Protocol.error(message, "invalid_request_error", null));
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException exception) {
        return respond(
                400,
                Protocol.error(
                        "The body cannot be read: " + exception.getOriginalMessage(), "invalid_request_error", null));
    }

    @ServerExceptionMapper
    Response unknown(RuntimeException exception) {
        var failure = Failure.of(exception);
        LOG.errorf(exception, "request failed: %s", failure.message());
        return respond(failure.kind(), error(failure.kind(), failure.message()));
    }

    private static Response respond(Failure.Kind kind, Map<String, Object> body) {
        return ProblemMapper.retryable(kind, Response.status(kind.httpStatus()))
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }

    private static Response respond(int status, Map<String, Object> body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }
}
