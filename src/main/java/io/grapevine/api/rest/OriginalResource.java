package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.original.Originals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The files that documents came from.
///
/// They are strangers' files: a browser shows only what runs nothing, and nothing in them is of this site; all
/// else is saved.
@Path("/api/documents/{id}/original")
@Tag(name = "Documents")
public class OriginalResource {

    private static final Set<String> SHOWN =
            Set.of("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");
    private static final String ANY = "application/octet-stream";

    private final DocumentStore documents;
    private final Originals originals;
    private final Callers callers;

    OriginalResource(DocumentStore documents, Originals originals, Callers callers) {
        this.callers = callers;
        this.documents = documents;
        this.originals = originals;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Gives the file that a document came from, as it was ingested")
    public Response original(String id) {
        var document = documents
                .find(id)
                .filter(found -> callers.principal().grants().allowReading(found.collection()))
                .orElseThrow(
                        () -> new NotFound("There is no document " + id + ". GET /api/documents lists what there is."));
        var hash = document.first(Document.ORIGINAL).orElseThrow(() -> notKept(document));
        var file = originals.find(hash).orElseThrow(() -> notKept(document));
        var type = document.mediaType();
        boolean isText = type.startsWith("text/") && !type.equals("text/html");
        boolean isShown = isText || SHOWN.contains(type);
        return Response.ok(file.toFile())
                .type(isText ? "text/plain;charset=utf-8" : isShown ? type : ANY)
                .header(HttpHeaders.CONTENT_DISPOSITION, (isShown ? "inline" : "attachment") + named(document.source()))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.ETAG, '"' + hash + '"')
                .build();
    }

    private static NotFound notKept(Document document) {
        return new NotFound(
                "The original of " + document.source() + " is not kept. Where GRAPEVINE_ORIGINALS_KEEP is not "
                        + "false, ingesting the changed file again keeps it.");
    }

    /// RFC 6266: for old programs in ASCII, for others as it is.
    static String named(String source) {
        var name = source.substring(source.lastIndexOf('/') + 1);
        var plain = name.replaceAll("[^A-Za-z0-9 ._()+-]", "_");
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
