package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.access.Callers;
import io.grapevine.api.EventStream;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Role;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.graph.job.JobStore.Wanted;
import io.grapevine.ingest.job.Jobs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Uploads on their way into the graph. Of a collection's jobs knows who may edit it; for others there are none.
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class JobResource {

    private static final int MOST = 1_000;

    private final JobStore store;
    private final Jobs jobs;
    private final Callers callers;
    private final JobJson json;

    JobResource(JobStore store, Jobs jobs, Callers callers, JobJson json) {
        this.store = store;
        this.jobs = jobs;
        this.callers = callers;
        this.json = json;
    }

    @GET
    @Operation(
            summary = "Lists jobs, the newest first",
            description = "`state` (several, or left out for all), `collection` and `upload` choose. Where there are "
                    + "more, `next` is the `after` of the next page. Jobs that failed for good are those of the state "
                    + "`failed`, each with its reason.")
    public ObjectNode list(
            @RestQuery List<String> state,
            @RestQuery Optional<String> collection,
            @RestQuery Optional<String> upload,
            @RestQuery Optional<String> after,
            @RestQuery @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadInput("'limit' is 1 to " + MOST + ", was " + limit + ".");
        }
        var states = state.stream().map(Job.State::ofLabel).collect(Collectors.toSet());
        var asked = collection.map(Set::of).orElse(Set.of());
        var scope = callers.principal().grants().scope(asked, Role.EDITOR);
        var found = store.list(new Wanted(scope, states, upload, after), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var answer = json.of(page);
        return found.size() > limit ? answer.put("next", page.getLast().id()) : answer;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Tells how far a job is, and what came of it")
    public ObjectNode find(String id) {
        return json.of(seen(id, callers.principal()));
    }

    @GET
    @Path("{id}/events")
    @Produces(EventStream.MEDIA_TYPE)
    @Operation(summary = "Tells each change of a job, the last of them its end")
    public Response follow(String id, @Context RoutingContext client) {
        var caller = callers.current();
        seen(id, caller.principal());
        return streaming(client, events -> events.follow(() -> List.of(seen(id, caller.principal()))));
    }

    @GET
    @Path("events")
    @Produces(EventStream.MEDIA_TYPE)
    @Operation(summary = "Tells each change of the jobs that wait or run, until the client goes away")
    public Response followAll(@Context RoutingContext client) {
        var caller = callers.current();
        return streaming(
                client,
                events -> events.followOpen(
                        () -> open(caller.principal()),
                        id -> store.find(id).filter(job -> mayEdit(caller.principal(), job))));
    }

    /// Those that run first, so that many that wait do not hide them.
    private List<Job> open(Principal principal) {
        var scope = principal.grants().scope(Set.of(), Role.EDITOR);
        return Stream.of(Job.State.RUNNING, Job.State.QUEUED)
                .map(state -> new Wanted(scope, Set.of(state), Optional.empty(), Optional.empty()))
                .flatMap(wanted -> store.list(wanted, JobEvents.MOST).stream())
                .toList();
    }

    private interface Following {
        void over(JobEvents events);
    }

    private Response streaming(RoutingContext client, Following following) {
        return Response.ok((StreamingOutput)
                        out -> EventStream.write(out, client, events -> following.over(new JobEvents(events, json))))
                .type(EventStream.MEDIA_TYPE)
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Cancels a job",
            description = "One that waits is cancelled at once; one that runs has `cancelling` until its worker has "
                    + "noticed, and what of it is stored by then stays. One that has ended is 409.")
    public ObjectNode cancel(String id) {
        seen(id, callers.principal());
        return json.of(jobs.cancel(id));
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Lets a job be tried again that has failed or was cancelled")
    public Response retry(String id) {
        seen(id, callers.principal());
        return json.accepted(List.of(jobs.retry(id)));
    }

    private Job seen(String id, Principal principal) {
        return store.find(id).filter(job -> mayEdit(principal, job)).orElseThrow(() -> Jobs.noJob(id));
    }

    private static boolean mayEdit(Principal principal, Job job) {
        return principal.grants().allow(Role.EDITOR, job.collection());
    }
}
