package io.grapevine.graph.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The Cypher of the class path's folder `graph`, by name: `document/find-document`.
final class CypherFiles {

    private final Map<String, String> loaded = new ConcurrentHashMap<>();

    /// @throws IllegalArgumentException where there is no such file
    String get(String name) {
        return loaded.computeIfAbsent(name, CypherFiles::load);
    }

    private static String load(String name) {
        try (var stream = CypherFiles.class.getResourceAsStream("/graph/" + name + ".cypher")) {
            if (stream == null) {
                throw new IllegalArgumentException("no Cypher file graph/" + name + ".cypher");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read graph/" + name + ".cypher", e);
        }
    }
}
