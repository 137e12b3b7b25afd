package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.account.EventStore;
import io.grapevine.graph.account.EventStore.Event;
import io.grapevine.graph.account.EventStore.Wanted;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What happened to accounts, rights and documents, for administrators. It can only be read.
@Path("/api/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "People")
public class EventResource {

    private static final int MOST = 10_000;

    private final EventStore events;
    private final Callers callers;

    EventResource(EventStore events, Callers callers) {
        this.events = events;
        this.callers = callers;
    }

    /// The newest first. Older ones are asked for with the time of the last one as `until`.
    @GET
    @Operation(summary = "Lists events: sign-ins, people, grants, keys, uploads and removals")
    public List<Event> list(
            @RestQuery Optional<String> who,
            @RestQuery Optional<String> what,
            @RestQuery Optional<String> from,
            @RestQuery Optional<String> until,
            @RestQuery @DefaultValue("100") int limit) {
        callers.principal().requireAdmin();
        if (limit < 1 || limit > MOST) {
            throw new BadInput("'limit' is 1 to " + MOST + ", was " + limit + ".");
        }
        return events.list(new Wanted(who, what, from.map(EventResource::time), until.map(EventResource::time)), limit);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadInput("'" + text + "' is no time; write it as 2026-11-29T12:00:00Z", e);
        }
    }
}
