package io.grapevine.api.openai;

import java.util.List;

/// Ends a text that arrives in pieces before the first of some strings; holds back what may be the beginning of
/// one.
final class StopSequences {

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean reached;

    StopSequences(List<String> stops) {
        this.stops = stops;
    }

    /// What of the text so far can be handed on.
    String accept(String piece) {
        if (reached) {
            return "";
        }
        held.append(piece);
        var first = stops.stream().mapToInt(held::indexOf).filter(at -> at >= 0).min();
        if (first.isPresent()) {
            reached = true;
            return held.substring(0, first.getAsInt());
        }
        var certain = held.length() - heldBack();
        var text = held.substring(0, certain);
        held.delete(0, certain);
        return text;
    }

    /// What was held back, when the text has ended.
    String end() {
        return reached ? "" : held.toString();
    }

    boolean reached() {
        return reached;
    }

    /// Characters at the end that are the beginning of a stop.
    private int heldBack() {
        return stops.stream()
                .mapToInt(stop -> {
                    var length = Math.min(stop.length() - 1, held.length());
                    while (length > 0 && !stop.startsWith(held.substring(held.length() - length))) {
                        length--;
                    }
                    return length;
                })
                .max()
                .orElse(0);
    }
}
