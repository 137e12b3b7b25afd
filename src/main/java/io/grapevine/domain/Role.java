package io.grapevine.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a principal may do with a collection; each role holds those before it.
public enum Role {
    /// Ask its documents, and see them.
    READER,
    /// Add, replace and remove its documents.
    EDITOR,
    /// Remove the collection, and grant roles on it.
    OWNER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /// As it is written: `reader`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws GrapevineException.BadInput for a label of none
    public static Role ofLabel(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new GrapevineException.BadInput("Unknown role '" + label + "', it is one of "
                        + Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", ")) + "."));
    }
}
