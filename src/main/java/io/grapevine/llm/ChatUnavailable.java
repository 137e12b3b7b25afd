package io.grapevine.llm;

/// The chat model could not do it, or not to the end; the message says why in words for users, without secrets.
public final class ChatUnavailable extends RuntimeException {

    private final boolean broken;

    /// @param broken true where part of the answer has been handed on already
    ChatUnavailable(String reason, boolean broken, Throwable cause) {
        super(reason, cause);
        this.broken = broken;
    }

    public boolean broken() {
        return broken;
    }
}
