package io.grapevine.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.access.Callers;
import io.grapevine.access.EventLog;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.conversation.ConversationInfo;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.conversation.StoredExchange;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/// The conversations that the chat has kept.
@Path("/api/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConversationResource {

    private static final int LISTED = 500;
    private static final int LONGEST_TITLE = 200;

    /// @param answer the answer as `POST /api/query` gives it
    public record ExchangeView(String answerId, String question, JsonNode answer, Instant at, FeedbackView feedback) {}

    /// @param thumb `up` or `down`
    public record FeedbackView(String thumb, String comment) {}

    /// @param usage tokens and cost of all its answers
    public record ConversationView(
            String id, String title, Instant createdAt, Instant updatedAt, Usage usage, List<ExchangeView> exchanges) {}

    public record NewTitle(String title) {}

    private final ConversationStore store;
    private final Callers callers;
    private final EventLog events;
    private final ObjectMapper json;

    ConversationResource(ConversationStore store, Callers callers, EventLog events, ObjectMapper json) {
        this.events = events;
        this.callers = callers;
        this.store = store;
        this.json = json;
    }

    /// The newest first.
    @GET
    public List<ConversationInfo> list() {
        return store.list(callers.principal(), LISTED);
    }

    @GET
    @Path("{id}")
    public ConversationView read(String id) {
        var info = found(id);
        return new ConversationView(
                info.id(),
                info.title(),
                info.createdAt(),
                info.updatedAt(),
                store.usage(key(id)),
                store.exchanges(key(id)).stream().map(this::view).toList());
    }

    @PATCH
    @Path("{id}")
    public ConversationInfo rename(String id, NewTitle change) {
        if (change == null
                || change.title() == null
                || change.title().isBlank()
                || change.title().length() > LONGEST_TITLE) {
            throw new BadInput("A title has 1 to " + LONGEST_TITLE + " characters. Send {\"title\": \"...\"}.");
        }
        if (!store.rename(key(id), change.title().strip())) {
            throw unknown(id);
        }
        return found(id);
    }

    @DELETE
    @Path("{id}")
    public void remove(String id) {
        if (!store.remove(key(id))) {
            throw unknown(id);
        }
    }

    @GET
    @Path("{id}/export")
    @Produces("text/markdown;charset=UTF-8")
    public Response export(String id) {
        events.note(callers.principal().name(), EventLog.What.EXPORTED, "conversation " + id);
        var markdown = new ConversationMarkdown(json).of(found(id), store.exchanges(key(id)));
        return Response.ok(markdown)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"conversation.md\"")
                .build();
    }

    private ConversationInfo found(String id) {
        return store.find(key(id)).orElseThrow(() -> unknown(id));
    }

    /// Other people's conversations are not there.
    private String key(String id) {
        return callers.principal().conversationKey(id);
    }

    private static NotFound unknown(String id) {
        return new NotFound("There is no conversation '" + id + "'. List them: GET /api/conversations");
    }

    private ExchangeView view(StoredExchange exchange) {
        try {
            return new ExchangeView(
                    exchange.id(),
                    exchange.question(),
                    json.readTree(exchange.json()),
                    exchange.at(),
                    exchange.feedback()
                            .map(f -> new FeedbackView(f.up() ? "up" : "down", f.comment()))
                            .orElse(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer " + exchange.id() + " is kept as something that is not JSON", e);
        }
    }
}
