package io.grapevine.access;

import io.grapevine.domain.GrapevineException.BadInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The ways into the service that an API key may be made for.
public enum KeyDoor {
    REST("/"),
    CHAT("/ws/"),
    OPENAI("/v1/"),
    MCP("/mcp");

    private final String path;

    KeyDoor(String path) {
        this.path = path;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyDoor of(String path) {
        return Arrays.stream(values())
                .filter(door -> door != REST && path.startsWith(door.path))
                .findFirst()
                .orElse(REST);
    }

    /// @throws BadInput where one of the labels is none
    static Set<String> check(Set<String> labels) {
        var known = Arrays.stream(values()).map(KeyDoor::label).collect(Collectors.toSet());
        labels.stream().filter(label -> !known.contains(label)).findFirst().ifPresent(label -> {
            throw new BadInput("Unknown door '" + label + "', it is one of rest, chat, openai, mcp.");
        });
        return Set.copyOf(labels);
    }
}
