package io.grapevine.domain;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/// What became of a request that failed, in the one form that every door maps from: HTTP problem, WebSocket
/// event, OpenAI error, MCP error and exit code.
///
/// @param message what happened and what to do next, for whoever asked
public record Failure(Kind kind, String message) {

    /// How a door says it.
    public enum Kind {
        BAD_INPUT(400, 2),
        SIGNED_OUT(401, 1),
        FORBIDDEN(403, 1),
        NOT_FOUND(404, 2),
        CONFLICT(409, 1),
        /// Stopped by whoever asked: 499 is what proxies log for a client that went away.
        CANCELLED(499, 130),
        /// A fault of ours.
        INTERNAL(500, 1),
        /// More at once than the service takes.
        OVERLOADED(503, 1),
        UNAVAILABLE(503, 1),
        MISCONFIGURED(503, 2);

        private final int httpStatus;
        private final int exitCode;

        Kind(int httpStatus, int exitCode) {
            this.httpStatus = httpStatus;
            this.exitCode = exitCode;
        }

        public int httpStatus() {
            return httpStatus;
        }

        public int exitCode() {
            return exitCode;
        }

        /// @throws IllegalArgumentException for a code of none
        public static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /// The code of events and problems: `bad_input`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The failure that an exception means. One that nobody expected becomes `INTERNAL` with an id that the
    /// caller logs it under, and without details.
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case GrapevineException known -> new Failure(kind(known), known.getMessage());
            case CancellationException cancelled -> new Failure(Kind.CANCELLED, "The answer was stopped.");
            case Throwable fault when fault.getCause() instanceof GrapevineException known -> of(known);
            default ->
                new Failure(
                        Kind.INTERNAL,
                        "Something went wrong that should not. The log has it under " + UUID.randomUUID() + ".");
        };
    }

    private static Kind kind(GrapevineException exception) {
        return switch (exception) {
            case GrapevineException.BadInput e -> Kind.BAD_INPUT;
            case GrapevineException.SignedOut e -> Kind.SIGNED_OUT;
            case GrapevineException.Forbidden e -> Kind.FORBIDDEN;
            case GrapevineException.NotFound e -> Kind.NOT_FOUND;
            case GrapevineException.Conflict e -> Kind.CONFLICT;
            case GrapevineException.Overloaded e -> Kind.OVERLOADED;
            case GrapevineException.Unavailable e -> Kind.UNAVAILABLE;
            case GrapevineException.Misconfigured e -> Kind.MISCONFIGURED;
        };
    }
}
