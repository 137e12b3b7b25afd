package io.grapevine.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where an exception becomes an HTTP answer: problem details as of RFC 9457.
@Singleton
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String MEDIA_TYPE = "application/problem+json";

    /// The parser quotes what it did not understand, however long it is.
    private static final int LONGEST_REASON = 150;

    private final ObjectMapper json;

    ProblemMapper(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    Response known(GrapevineException exception) {
        return problem(Failure.of(exception));
    }

    @ServerExceptionMapper
    Response cancelled(CancellationException exception) {
        return problem(Failure.of(exception));
    }

    @ServerExceptionMapper
    Response malformed(JacksonException exception) {
        return problem(
                400,
                exception instanceof MismatchedInputException mismatched
                                && !mismatched.getPath().isEmpty()
                        ? "The field '" + field(mismatched) + "' must be " + kind(mismatched.getTargetType())
                                + at(exception) + "."
                        : exception instanceof MismatchedInputException
                                ? "The body must be a JSON object" + at(exception) + "."
                                : "The body is not JSON: " + shortened(exception.getOriginalMessage()) + at(exception));
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
        return status >= 500 ? unknown(exception) : problem(status, withNextStep(status, exception.getMessage()));
    }

    @ServerExceptionMapper
    Response unknown(Throwable exception) {
        var failure = Failure.of(exception);
        if (failure.kind() == Failure.Kind.INTERNAL) {
            LOG.errorf(exception, "request failed: %s", failure.message());
        }
        return problem(failure);
    }

    /// Tells the client of an overloaded service when to try again.
    public static Response.ResponseBuilder retryable(Failure.Kind kind, Response.ResponseBuilder response) {
        return kind == Failure.Kind.OVERLOADED
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : response;
    }

    private Response problem(Failure failure) {
        var kind = failure.kind();
        return retryable(kind, Response.status(kind.httpStatus()))
                .type(MEDIA_TYPE)
                .entity(body(kind.httpStatus(), failure.message())
                        .put("code", kind.code())
                        .toString())
                .build();
    }

    private Response problem(int status, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(body(status, detail).toString())
                .build();
    }

    private ObjectNode body(int status, String detail) {
        var reason = Response.Status.fromStatusCode(status);
        return json.createObjectNode()
                .put("type", "about:blank")
                .put("title", reason == null ? "Error" : reason.getReasonPhrase())
                .put("status", status)
                .put("detail", detail);
    }

    /// What the framework found without asking any endpoint, in words for whoever sent it.
    private static String withNextStep(int status, String message) {
        return switch (status) {
            case 404 -> "There is nothing at this address. GET /q/openapi lists what there is.";
            case 405 -> "This address does not take this method. GET /q/openapi lists what there is.";
            case 406 -> "The answer does not come in the type that Accept asks for. Ask for application/json.";
            case 415 ->
                "A body of this Content-Type is not taken here. Send application/json, or to /api/documents multipart/form-data.";
            default -> message;
        };
    }

    private static String field(MismatchedInputException exception) {
        return exception.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        return CharSequence.class.isAssignableFrom(type)
                ? "a string"
                : Collection.class.isAssignableFrom(type)
                        ? "an array"
                        : type == boolean.class || type == Boolean.class
                                ? "true or false"
                                : type.isPrimitive() || Number.class.isAssignableFrom(type) ? "a number" : "an object";
    }

    private static String at(JacksonException exception) {
        var place = exception.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static String shortened(String message) {
        return message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + " ..." : message;
    }
}
