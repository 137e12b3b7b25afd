package io.grapevine.llm;

/// The chat model could not do it, or not to the end; the message says why in words for users, without secrets.
public final class ChatUnavailable extends RuntimeException {

    private final boolean broken;
    private final boolean tooLong;

    /// @param broken true where part of the answer has been handed on already
    ChatUnavailable(String reason, boolean broken, Throwable cause) {
        this(reason, broken, false, cause);
    }

    /// @param tooLong true where less text may be taken
    ChatUnavailable(String reason, boolean broken, boolean tooLong, Throwable cause) {
        super(reason, cause);
        this.broken = broken;
        this.tooLong = tooLong;
    }

    public boolean broken() {
        return broken;
    }

    /// Whether the request was more than the chat model's context window.
    public boolean tooLong() {
        return tooLong;
    }
}
