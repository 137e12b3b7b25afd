package io.grapevine.ingest.flow;

import io.grapevine.domain.PreparedPassage;
import java.util.List;

/// A part as it is stored.
///
/// @param complete false where a passage was not read by all that it was to be read by
public record PreparedPart(Part part, List<PreparedPassage> passages, boolean complete) {}
