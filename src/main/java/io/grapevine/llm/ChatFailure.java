package io.grapevine.llm;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// What the failure of a model's server means: in words for users, and whether it is worth another try.
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
            case RateLimitException e
            when server(e).saysNoQuota() ->
                "has no quota left on its account; check the account's plan and billing" + quoted(e);
            case RateLimitException e -> "takes no more requests now (429)" + quoted(e);
            case InternalServerException e -> "has an error of its own (5xx)" + quoted(e);
            case AuthenticationException e -> WRONG_KEY;
            case ModelNotFoundException e -> "is not known to its server (404); check GRAPEVINE_LLM_MODEL";
            case InvalidRequestException e when String.valueOf(e.getMessage()).contains(GEMINI_WRONG_KEY) -> WRONG_KEY;
            case InvalidRequestException e
            when isTooLong(e) ->
                "cannot read as much as the question and its passages are; lower GRAPEVINE_ANSWER_PASSAGES, or give it "
                        + "a larger context window" + quoted(e);
            case InvalidRequestException e -> "refuses the request (400)" + quoted(e);
            case UnresolvedModelServerException e -> "cannot be reached; check GRAPEVINE_LLM_BASE_URL";
            case OutOfTime e when !e.hung() -> inWords(e.last.orElseThrow(), broken);
            case LeftAlone e -> "did not answer a moment ago and is left alone for some seconds";
            case TimeoutException e -> broken ? "fell silent" : "did not begin to answer in time";
            case dev.langchain4j.exception.TimeoutException e -> "did not begin to answer in time";
            default -> broken ? "broke off" : isNetwork(cause) ? "cannot be reached" : "sent what is no answer";
        };
    }

    /// The whole time for the first token is used up: not worth another try, and a failure of the model all the
    /// same.
    static final class OutOfTime extends TimeoutException {

        private final transient Optional<Throwable> last;

        /// @param last what the last try failed by, where it was answered
        OutOfTime(Optional<Throwable> last) {
            this.last = last;
        }

        /// Whether nothing was answered at all.
        boolean hung() {
            return last.isEmpty();
        }
    }

    /// The chat model was not asked, because it did not answer a moment ago.
    static final class LeftAlone extends Exception {}

    /// What was sent is more than the model's context window.
    static boolean isTooLong(Throwable cause) {
        return cause instanceof InvalidRequestException && server(cause).saysTooLong();
    }

    /// What may be different a moment later and may be asked at once again.
    static boolean worthRetrying(Throwable cause) {
        return isOutage(cause) && !(cause instanceof OutOfTime);
    }

    static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof dev.langchain4j.exception.TimeoutException
                || cause instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
    }

    /// What says that the model is not there now: too many requests, the server's own faults, the network.
    static boolean isOutage(Throwable cause) {
        return cause instanceof RateLimitException && !server(cause).saysNoQuota()
                || cause instanceof InternalServerException
                || isTimeout(cause)
                || isNetwork(cause);
    }

    private static ServerMessage server(Throwable cause) {
        return ServerMessage.of(cause.getMessage());
    }

    /// The server's own words, where it has any.
    private static String quoted(Throwable cause) {
        var text = server(cause).text();
        return text.isEmpty() ? "" : ": \"" + text + "\"";
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
