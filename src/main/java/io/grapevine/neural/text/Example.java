package io.grapevine.neural.text;

import java.util.List;

/// A text and the label that it should get.
public record Example(String label, String text) {

    public Example {
        if (label == null || label.isBlank())
            throw new IllegalArgumentException("a label is blank; its text is '" + text + "'");
        if (label.lines().count() > 1)
            throw new IllegalArgumentException("a label must be one line, was '" + label + "'");
        if (text == null || text.isBlank())
            throw new IllegalArgumentException("a text is blank; its label is '" + label + "'");
    }

    /// The labels of these examples, sorted, each once.
    public static List<String> labels(List<Example> examples) {
        return examples.stream().map(Example::label).distinct().sorted().toList();
    }

    public static List<String> texts(List<Example> examples) {
        return examples.stream().map(Example::text).toList();
    }
}
