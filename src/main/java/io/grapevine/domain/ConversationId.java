package io.grapevine.domain;

import io.grapevine.domain.GrapevineException.BadInput;
import java.util.regex.Pattern;

/// The form of a conversation's id, which clients choose.
public final class ConversationId {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private ConversationId() {}

    /// Returns the id.
    ///
    /// @throws BadInput where it has another form
    public static String check(String id) {
        if (!FORM.matcher(id).matches()) {
            throw new BadInput("'conversationId' must be 1 to 64 letters, digits, - or _.");
        }
        return id;
    }
}
