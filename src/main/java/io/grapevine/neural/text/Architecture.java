package io.grapevine.neural.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What reads the words of a text: their mean alone (a linear classifier), a text CNN, a recurrent network in
/// one or both directions, or both side by side.
public enum Architecture {
    CNN,
    RNN,
    LSTM,
    GRU,
    BILSTM,
    BIGRU,
    CNN_BIGRU,
    LINEAR;

    /// The name in weights files and on the command line: `cnn-bigru`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException that lists the names, for an unknown one
    public static Architecture ofLabel(String label) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown architecture '" + label + "', it is one of "
                        + Arrays.stream(values()).map(Architecture::label).collect(Collectors.joining(", "))));
    }

    boolean convolves() {
        return this == CNN || this == CNN_BIGRU;
    }

    boolean recurs() {
        return this != CNN && this != LINEAR;
    }
}
