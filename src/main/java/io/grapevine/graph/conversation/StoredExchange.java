package io.grapevine.graph.conversation;

import io.grapevine.domain.AnswerEvent.Usage;
import java.time.Instant;
import java.util.Optional;

/// A question of a conversation and its answer.
///
/// @param id         the answer's id, which feedback names
/// @param question   as it was asked
/// @param standalone as it was answered, rewritten where it was
/// @param route      label of the route
/// @param mode       label of the retrieval mode; empty where nothing was retrieved
/// @param usage      tokens and cost of all the calls that it took
/// @param json       the whole answer, citations and evidence included, in the API's form
/// @param feedback   the user's thumb, if there is one
public record StoredExchange(
        String id,
        String question,
        String standalone,
        String answer,
        String route,
        String mode,
        String generator,
        Usage usage,
        String json,
        Instant at,
        Optional<Thumb> feedback) {

    public record Thumb(boolean up, String comment) {}
}
