package io.grapevine.domain;

/// Something went wrong that the user can do something about; the message says the next step.
public abstract sealed class GrapevineException extends RuntimeException {

    private GrapevineException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What was given cannot be taken: HTTP 400, exit code 2.
    public static final class BadInput extends GrapevineException {
        public BadInput(String message) {
            super(message, null);
        }

        public BadInput(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// What was named does not exist: HTTP 404, exit code 2.
    public static final class NotFound extends GrapevineException {
        public NotFound(String message) {
            super(message, null);
        }
    }

    /// Whoever asks must sign in first: HTTP 401, exit code 1.
    public static final class SignedOut extends GrapevineException {
        public SignedOut(String message) {
            super(message, null);
        }
    }

    /// Whoever asks may not do that: HTTP 403, exit code 1.
    public static final class Forbidden extends GrapevineException {
        public Forbidden(String message) {
            super(message, null);
        }
    }

    /// It was asked while the same thing is under way: HTTP 409, exit code 1.
    public static final class Conflict extends GrapevineException {
        public Conflict(String message) {
            super(message, null);
        }
    }

    /// More was asked at once than is taken; later it will do: HTTP 503 with `Retry-After`, exit code 1.
    public static final class Overloaded extends GrapevineException {
        public Overloaded(String message) {
            super(message, null);
        }

        public Overloaded(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Something that is needed does not answer (Neo4j, the chat model): HTTP 503, exit code 1.
    public static final class Unavailable extends GrapevineException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The configuration cannot work: the start fails, exit code 2.
    public static final class Misconfigured extends GrapevineException {
        public Misconfigured(String message) {
            super(message, null);
        }

        public Misconfigured(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
