package io.grapevine.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.domain.GrapevineException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where an exception becomes an HTTP answer: problem details as of RFC 9457.
@Singleton
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    private final ObjectMapper json;

    ProblemMapper(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    Response known(GrapevineException exception) {
        return problem(statusOf(exception), exception.getMessage());
    }

    @ServerExceptionMapper
    Response malformed(JacksonException exception) {
        return problem(400, "The body cannot be read: " + where(exception));
    }

    /// The framework's own mapper of it would answer without a word.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException exception) {
        return malformed(exception);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception) {
        if (exception.getCause() instanceof JacksonException cause) {
            return malformed(cause);
        }
        var status = exception.getResponse().getStatus();
        return status >= 500 ? unknown(exception) : problem(status, exception.getMessage());
    }

    @ServerExceptionMapper
    Response unknown(Throwable exception) {
        if (exception.getCause() instanceof GrapevineException known) {
            return known(known);
        }
        var id = UUID.randomUUID().toString();
        LOG.errorf(exception, "request failed, error %s", id);
        return problem(500, "Something went wrong that should not. The log has it under " + id + ".");
    }

    /// HTTP status of an exception that says what to do.
    public static int statusOf(GrapevineException exception) {
        return switch (exception) {
            case GrapevineException.BadInput e -> 400;
            case GrapevineException.NotFound e -> 404;
            case GrapevineException.Conflict e -> 409;
            case GrapevineException.Misconfigured e -> 503;
            case GrapevineException.Unavailable e -> 503;
        };
    }

    private Response problem(int status, String detail) {
        var reason = Response.Status.fromStatusCode(status);
        ObjectNode body = json.createObjectNode().put("type", "about:blank")
                .put("title", reason == null ? "Error" : reason.getReasonPhrase())
                .put("status", status).put("detail", detail);
        return Response.status(status).type(MEDIA_TYPE).entity(body.toString()).build();
    }

    private static String where(JacksonException exception) {
        var place = exception.getLocation();
        var at = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return exception.getOriginalMessage() + at;
    }
}
