package io.grapevine.domain;

import java.util.Locale;

/// What kind of question it is, and so which way it is answered.
public enum Route {
    /// Greetings, thanks, questions about the assistant: no retrieval.
    CHITCHAT,
    /// One fact, from one place.
    LOOKUP,
    /// Facts from several documents that must be brought together.
    MULTIHOP,
    /// The whole of a topic or of a collection.
    OVERVIEW,
    /// Counting, listing, ranking over the graph.
    AGGREGATE,
    /// Nothing that documents answer (commands to devices, orders, bookings): said so.
    OUT_OF_SCOPE;

    /// The name in data, API and weights files: `out_of_scope`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException that lists the labels, for an unknown one
    public static Route ofLabel(String label) {
        for (var route : values()) {
            if (route.label().equals(label)) {
                return route;
            }
        }
        throw new IllegalArgumentException("unknown route '" + label + "', it is one of "
                + String.join(
                        ", ",
                        java.util.Arrays.stream(values()).map(Route::label).toList()));
    }
}
