package io.grapevine.llm;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// What a chat model's failure means: in words for users, and whether it is worth another try.
final class ChatFailure {

    private static final String WRONG_KEY = "refuses the key; check GRAPEVINE_LLM_API_KEY";
    /// Google says 400 of a wrong key, and this.
    private static final String GEMINI_WRONG_KEY = "API_KEY_INVALID";

    private ChatFailure() {}

    /// What comes behind the chat model's name.
    ///
    /// @param broken true where part of the answer has been handed on already
    static String inWords(Throwable cause, boolean broken) {
        return switch (cause) {
            case CircuitBreakerOpenException e -> "has failed repeatedly and is left alone for a moment";
            case RateLimitException e -> "takes no more requests now (429)";
            case InternalServerException e -> "has an error of its own (5xx)";
            case AuthenticationException e -> WRONG_KEY;
            case ModelNotFoundException e -> "is not known to its server (404); check GRAPEVINE_LLM_MODEL";
            case InvalidRequestException e when String.valueOf(e.getMessage()).contains(GEMINI_WRONG_KEY) -> WRONG_KEY;
            case InvalidRequestException e -> "refuses the request (400)";
            case UnresolvedModelServerException e -> "cannot be reached; check GRAPEVINE_LLM_BASE_URL";
            case TimeoutException e -> broken ? "fell silent" : "did not begin to answer in time";
            case dev.langchain4j.exception.TimeoutException e -> "did not begin to answer in time";
            default -> broken ? "broke off" : isNetwork(cause) ? "cannot be reached" : "sent what is no answer";
        };
    }

    /// What may be different a moment later: too many requests, the server's own faults, the network.
    static boolean worthRetrying(Throwable cause) {
        return cause instanceof RateLimitException
                || cause instanceof InternalServerException
                || cause instanceof TimeoutException
                || cause instanceof dev.langchain4j.exception.TimeoutException
                || isNetwork(cause);
    }

    /// Jackson's exceptions are `IOException`s too.
    private static boolean isNetwork(Throwable cause) {
        return rootIs(cause, IOException.class) && !rootIs(cause, JacksonException.class);
    }

    private static boolean rootIs(Throwable cause, Class<? extends Throwable> type) {
        for (var c = cause; c != null; c = c.getCause()) {
            if (type.isInstance(c)) {
                return true;
            }
        }
        return false;
    }
}
