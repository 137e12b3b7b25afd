package io.grapevine.domain;

import java.util.List;

/// What was read out of one passage.
public record Extraction(List<Mention> mentions, List<Triple> triples) {

    public static final Extraction NOTHING = new Extraction(List.of(), List.of());

    public Extraction {
        mentions = List.copyOf(mentions);
        triples = List.copyOf(triples);
    }
}
