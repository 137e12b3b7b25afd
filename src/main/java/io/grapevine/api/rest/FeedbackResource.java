package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.conversation.FeedbackStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;

/// Thumbs up and down for answers.
@Path("/api/feedback")
@RunOnVirtualThread
public class FeedbackResource {

    private static final int LONGEST_COMMENT = 2_000;

    /// @param thumb   `up` or `down`
    /// @param comment why; may be left out
    public record Given(String conversationId, String answerId, String thumb, String comment) {}

    private final FeedbackStore store;
    private final Callers callers;

    FeedbackResource(FeedbackStore store, Callers callers) {
        this.callers = callers;
        this.store = store;
    }

    /// Keeps a thumb; the last one for an answer counts.
    @POST
    public void give(Given given) {
        if (given == null || given.conversationId() == null || given.answerId() == null) {
            throw new BadInput("Send {\"conversationId\", \"answerId\", \"thumb\": \"up\" or \"down\", \"comment\"}.");
        }
        var comment = given.comment() == null ? "" : given.comment().strip();
        if (comment.length() > LONGEST_COMMENT) {
            throw new BadInput(
                    "The comment has " + comment.length() + " characters; at most " + LONGEST_COMMENT + " are kept.");
        }
        var principal = callers.principal();
        var conversation = principal.conversationKey(given.conversationId());
        boolean up = isUp(given.thumb());
        // the modes are chosen by it for everybody, and so must not tell of what only some may read
        if (!store.give(conversation, given.answerId(), up, comment, principal.admin(), Instant.now())) {
            throw new NotFound(
                    "There is no answer '" + given.answerId() + "' in conversation '" + given.conversationId() + "'.");
        }
    }

    private static boolean isUp(String thumb) {
        return switch (thumb == null ? "" : thumb) {
            case "up" -> true;
            case "down" -> false;
            default -> throw new BadInput("'thumb' is 'up' or 'down', was '" + thumb + "'.");
        };
    }
}
