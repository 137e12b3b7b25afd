package io.grapevine.graph.conversation;

import java.time.Instant;

/// A thumb for an answer, with all that is learnt from it; stays when its conversation is deleted.
///
/// @param question as it was answered, rewritten where it was
/// @param route    label of the route
/// @param mode     label of the retrieval mode; empty where nothing was retrieved
public record Feedback(
        String answerId,
        String conversationId,
        String question,
        String route,
        String mode,
        String answer,
        boolean up,
        String comment,
        Instant at) {}
