package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.access.Callers;
import io.grapevine.access.EventLog;
import io.grapevine.access.EventLog.What;
import io.grapevine.access.People;
import io.grapevine.domain.Document;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Role;
import io.grapevine.graph.document.CollectionInfo;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.job.JobAdmission;
import io.grapevine.ingest.job.Jobs;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Documents and collections: upload, list, remove. An upload is jobs ([JobResource]) unless the client waits.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {

    private static final Logger LOG = Logger.getLogger(DocumentResource.class);

    private final IngestPipeline pipeline;
    private final DocumentStore store;
    private final IngestJson json;
    private final Jobs jobs;
    private final JobStore jobStore;
    private final JobJson jobJson;
    private final JobAdmission admission;
    private final Callers callers;
    private final People people;
    private final EventLog events;

    DocumentResource(
            IngestPipeline pipeline,
            DocumentStore store,
            IngestJson json,
            Jobs jobs,
            JobStore jobStore,
            JobJson jobJson,
            JobAdmission admission,
            Callers callers,
            People people,
            EventLog events) {
        this.events = events;
        this.callers = callers;
        this.people = people;
        this.jobs = jobs;
        this.jobStore = jobStore;
        this.jobJson = jobJson;
        this.admission = admission;
        this.pipeline = pipeline;
        this.store = store;
        this.json = json;
    }

    @POST
    @Path("documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    @Operation(
            summary = "Takes files in",
            description = "Answers 202 with a job for each file, which outlives the request, as soon as the files are "
                    + "kept. With `?wait=true` it answers when they are in, with what came of them; with `Accept: "
                    + "text/event-stream` it tells that as events while it happens.")
    public Response upload(UploadForm upload, @RestQuery boolean wait) {
        var request = allowed(upload.request());
        return wait ? Response.ok(ingested(request)).build() : accepted(request);
    }

    private ObjectNode ingested(IngestRequest request) {
        var report = ingest(request, callers.principal(), event -> {});
        if (!report.failures().isEmpty() && report.added() + report.replaced() + report.unchanged() == 0) {
            throw new BadInput(failures(report));
        }
        return json.of(report);
    }

    private Response accepted(IngestRequest request) {
        var by = callers.principal().name();
        var made = jobs.submit(request, by);
        events.note(by, What.UPLOADED, request.collection() + ": " + files(made));
        return jobJson.accepted(made);
    }

    private static String files(List<Job> made) {
        return made.size() == 1 ? made.getFirst().name() : made.size() + " files";
    }

    @POST
    @Path("documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking // whose upload it is may have to be looked up
    public Multi<ObjectNode> uploadWithEvents(UploadForm upload) {
        var request = allowed(upload.request());
        var principal = callers.principal();
        return Multi.createFrom().emitter(sent -> {
            var ingest = Thread.ofVirtual().name("upload").start(() -> {
                try {
                    var report = ingest(request, principal, event -> sent.emit(json.of(event)));
                    sent.emit(json.done(report));
                    sent.complete();
                } catch (RuntimeException | Error e) {
                    var failure = Failure.of(e);
                    if (failure.kind() == Failure.Kind.INTERNAL) {
                        LOG.errorf(e, "an upload failed: %s", failure.message());
                    }
                    // the answer has begun: its status says nothing any more
                    sent.emit(json.error(failure.message()));
                    sent.complete();
                }
            });
            sent.onTermination(ingest::interrupt);
        });
    }

    @GET
    @Path("documents")
    @RunOnVirtualThread
    public List<Document> list(@RestQuery Optional<String> collection) {
        var asked = collection.map(Set::of).orElse(Set.of());
        return store.list(callers.principal().grants().scope(asked).collections());
    }

    /// A collection begins with a grant on it, or with an administrator's upload: so nobody learns by an upload
    /// which collections there are.
    private IngestRequest allowed(IngestRequest request) {
        callers.principal().require(Role.EDITOR, request.collection());
        return request;
    }

    private IngestReport ingest(IngestRequest request, Principal principal, Consumer<IngestEvent> progress) {
        try (var _ = admission.enter()) {
            var report = pipeline.ingest(request, progress);
            events.note(
                    principal.name(),
                    What.UPLOADED,
                    request.collection() + ": " + report.added() + " added, " + report.replaced() + " replaced");
            return report;
        }
    }

    @GET
    @Path("documents/{id}")
    @RunOnVirtualThread
    public Document find(String id) {
        return store.find(id)
                .filter(document -> callers.principal().grants().allowReading(document.collection()))
                .orElseThrow(() -> noDocument(id));
    }

    @DELETE
    @Path("documents/{id}")
    @RunOnVirtualThread
    public void remove(String id) {
        var document = find(id);
        callers.principal().require(Role.EDITOR, document.collection());
        if (!store.remove(id)) {
            throw noDocument(id);
        }
        events.note(
                callers.principal().name(), What.DOCUMENT_REMOVED, document.collection() + ": " + document.source());
    }

    @GET
    @Path("collections")
    @RunOnVirtualThread
    public List<CollectionInfo> collections() {
        var grants = callers.principal().grants();
        return store.collections().stream()
                .filter(collection -> grants.allowReading(collection.name()))
                .toList();
    }

    @DELETE
    @Path("collections/{name}")
    @RunOnVirtualThread
    public Map<String, Integer> removeCollection(String name) {
        callers.principal().require(Role.OWNER, name);
        jobStore.cancelAll(name);
        int removed = store.removeCollection(name);
        people.forgetCollection(callers.principal().name(), name);
        if (removed == 0) {
            throw new NotFound("There is no collection " + name + ". GET /api/collections lists what there is.");
        }
        return Map.of("removed", removed);
    }

    private static NotFound noDocument(String id) {
        return new NotFound("There is no document " + id + ". GET /api/documents lists what there is.");
    }

    private static String failures(IngestReport report) {
        return String.join(
                "; ",
                report.failures().stream()
                        .map(failure -> failure.source() + " " + failure.reason())
                        .toList());
    }
}
