package io.grapevine.conversation;

import io.grapevine.domain.Answer;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.Optional;

/// Where the chat keeps conversations.
public interface ConversationLog {

    /// @param turns the newest turns, oldest first: what a follow-up question may lean on
    record Known(String title, List<Turn> turns) {}

    /// @param answerId what feedback names
    /// @param question as it was asked; `answer.question()` is as it was answered
    record Exchange(String answerId, String question, Answer answer) {}

    /// The principal's conversation, or empty where they have none of that id yet.
    Optional<Known> find(Principal principal, String conversationId);

    /// Appends an exchange; begins the conversation, with that title, where it is the first.
    void append(Principal principal, String conversationId, String title, Exchange exchange);
}
