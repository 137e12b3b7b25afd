package io.grapevine.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Gives each HTTP request an id, its client's own where it sends one, that stands in the log's lines and in the
/// answer's header.
public final class RequestId {

    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "request";
    /// What may stand in a log: nothing that looks like another line of it.
    private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @ServerRequestFilter
    public void begin(ContainerRequestContext request) {
        var id = Optional.ofNullable(request.getHeaderString(HEADER))
                .filter(sent -> TAKEN.matcher(sent).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setProperty(KEY, id);
        MDC.put(KEY, id);
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response) {
        Optional.ofNullable(request.getProperty(KEY))
                .ifPresent(id -> response.getHeaders().putSingle(HEADER, id));
    }
}
