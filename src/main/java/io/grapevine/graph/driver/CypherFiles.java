package io.grapevine.graph.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Cypher of the class path's folder `graph`, by name: `document/find-document`.
///
/// A line `//+ part/passage` stands for the lines of that file but its first, which says what goes in and out: what
/// many statements have in common is written once. Parts are files like all others; nothing else is put together.
final class CypherFiles {

    private static final Pattern PART = Pattern.compile("(?m)^ *//\\+ (part/[a-z-]+)$\\n?");

    private final Map<String, String> loaded = new ConcurrentHashMap<>();

    /// @throws IllegalArgumentException where there is no such file
    String get(String name) {
        return loaded.computeIfAbsent(
                name, n -> PART.matcher(load(n)).replaceAll(part -> Matcher.quoteReplacement(body(part.group(1)))));
    }

    private static String body(String part) {
        var text = load(part);
        return text.substring(text.indexOf('\n') + 1);
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
