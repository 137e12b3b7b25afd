package io.grapevine.lab.intents;

import io.grapevine.domain.Route;
import io.grapevine.neural.text.Example;

/// A question, the route that fits it, and where it comes from.
///
/// @param source names the data set, and within it the part whose questions are of one kind
public record RoutedQuestion(Route route, String text, String source) {

    public RoutedQuestion {
        if (text.isBlank()) throw new IllegalArgumentException("a question is blank; its source is '" + source + "'");
        if (source.isBlank()) throw new IllegalArgumentException("a source is blank; its question is '" + text + "'");
    }

    Example asExample() {
        return new Example(route.label(), text);
    }
}
