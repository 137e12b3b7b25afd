package io.grapevine.domain;

import java.util.List;
import java.util.Map;

/// An answer in one piece, for those who do not stream.
///
/// @param question the question as it was answered, rewritten where it was
/// @param degraded what fell back, in words
public record Answer(
        String question,
        String answer,
        boolean answered,
        List<Citation> citations,
        Routing routing,
        String mode,
        String generator,
        Evidence evidence,
        List<String> degraded,
        Map<String, Double> timingsMs,
        AnswerEvent.Usage usage,
        String conversationId) {}
