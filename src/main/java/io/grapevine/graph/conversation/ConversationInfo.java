package io.grapevine.graph.conversation;

import java.time.Instant;

/// A conversation as a list shows it.
///
/// @param updatedAt when it was answered last
/// @param exchanges how many questions were asked in it
public record ConversationInfo(String id, String title, Instant createdAt, Instant updatedAt, int exchanges) {}
