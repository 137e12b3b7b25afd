package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.access.Callers;
import io.grapevine.access.EventLog;
import io.grapevine.access.EventLog.What;
import io.grapevine.access.People;
import io.grapevine.conversation.AdmissionGate;
import io.grapevine.domain.Document;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Role;
import io.grapevine.graph.document.CollectionInfo;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.IngestRequest.Input;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// Documents and collections: upload, list, remove.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {

    private static final Logger LOG = Logger.getLogger(DocumentResource.class);

    /// An upload reads, embeds and stores: as much as several questions.
    private static final int UPLOAD_WEIGHT = 8;

    private static final String UPLOAD_HINT = "curl -F files=@report.pdf -F collection=reports .../api/documents";

    private final IngestPipeline pipeline;
    private final DocumentStore store;
    private final IngestJson json;
    private final AdmissionGate gate;
    private final Callers callers;
    private final People people;
    private final EventLog events;

    DocumentResource(
            IngestPipeline pipeline,
            DocumentStore store,
            IngestJson json,
            AdmissionGate gate,
            Callers callers,
            People people,
            EventLog events) {
        this.events = events;
        this.callers = callers;
        this.people = people;
        this.gate = gate;
        this.pipeline = pipeline;
        this.store = store;
        this.json = json;
    }

    /// The files of a form; curl users write `file`, the page writes `files`.
    public static class Upload {

        @RestForm("files")
        List<FileUpload> files;

        @RestForm("file")
        List<FileUpload> file;

        @RestForm
        String collection;

        @RestForm
        String author;

        @RestForm
        String date;

        @RestForm
        String version;

        @RestForm
        String language;

        @RestForm
        String tags;

        @RestForm
        String metadata;

        IngestRequest request() {
            var uploads = Stream.of(files, file)
                    .filter(list -> list != null)
                    .flatMap(List::stream)
                    .map(Upload::input)
                    .toList();
            if (uploads.isEmpty()) {
                throw new BadInput("The form holds no file. Send one or more as: " + UPLOAD_HINT);
            }
            return new IngestRequest(
                            UploadMetadata.withSidecars(uploads),
                            collection == null || collection.isBlank()
                                    ? Document.DEFAULT_COLLECTION
                                    : collection.strip())
                    .with(UploadMetadata.of(author, date, version, language, tags, metadata));
        }

        private static Input input(FileUpload upload) {
            upload.uploadedFile().toFile().setLastModified(0); // of the user's file no time is known
            return new Input(nameOf(upload), upload.uploadedFile());
        }

        private static String nameOf(FileUpload upload) {
            var name = upload.fileName() == null
                    ? ""
                    : upload.fileName()
                            .replace('\\', '/')
                            .replaceAll("\\p{Cntrl}", "")
                            .strip();
            if (name.isEmpty()) {
                throw new BadInput("A file of the form has no name. Send it as: " + UPLOAD_HINT);
            }
            return name;
        }
    }

    @POST
    @Path("documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public ObjectNode upload(Upload upload) {
        var report = ingest(allowed(upload.request()), callers.principal(), event -> {});
        if (!report.failures().isEmpty() && report.added() + report.replaced() + report.unchanged() == 0) {
            throw new BadInput(failures(report));
        }
        return json.of(report);
    }

    @POST
    @Path("documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking // whose upload it is may have to be looked up
    public Multi<ObjectNode> uploadWithEvents(Upload upload) {
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
        try (var _ = gate.enter(UPLOAD_WEIGHT, position -> {})) {
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
