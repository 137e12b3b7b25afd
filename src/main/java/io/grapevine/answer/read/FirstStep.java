package io.grapevine.answer.read;

import io.grapevine.domain.Passage;

/// What answers the first of two steps.
///
/// @param passage  where it stands
/// @param sentence as it stands there
/// @param text     ready to show
public record FirstStep(Passage passage, String sentence, String text) {}
