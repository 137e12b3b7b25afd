package io.grapevine.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses JSON bodies beyond a megabyte before they are read; only files may be larger.
public final class JsonBodyLimit {

    private static final int MOST_BYTES = 1 << 20;

    @ServerRequestFilter(preMatching = true)
    public Response check(ContainerRequestContext request) {
        var type = request.getMediaType();
        if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            return null; // goes on
        }
        var chunked = request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && request.getHeaderString("Transfer-Encoding") != null;
        if (chunked) {
            return problem(411, "Length Required", "Send the body with its Content-Length.");
        }
        return request.getLength() > MOST_BYTES
                ? problem(
                        413,
                        "Content Too Large",
                        "A JSON body has at most " + MOST_BYTES + " bytes, this one has " + request.getLength()
                                + ". Send documents as files to POST /api/documents.")
                : null;
    }

    private static Response problem(int status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                        + detail + "\"}")
                .build();
    }
}
