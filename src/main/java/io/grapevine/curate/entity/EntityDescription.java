package io.grapevine.curate.entity;

import io.grapevine.domain.Triple;
import io.grapevine.graph.entity.EntityStore.Described;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An entity and what the documents say between it and others, as a text that can be embedded and read:
/// `Ada Lovelace (person). Ada Lovelace wrote the Notes. Charles Babbage met Ada Lovelace.`
final class EntityDescription {

    private static final String UNKNOWN = "other";

    private EntityDescription() {}

    static String of(Described entity) {
        var head = entity.type().equals(UNKNOWN) ? entity.name() : entity.name() + " (" + entity.type() + ")";
        var relations = entity.relations().stream()
                .filter(r -> Triple.saysSomething(r.phrase()))
                .map(r -> r.subject() + " " + r.phrase() + " " + r.object())
                .distinct();
        return Stream.concat(Stream.of(head), relations).collect(Collectors.joining(". ", "", "."));
    }
}
