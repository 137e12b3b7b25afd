package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.domain.Passage;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Part;
import io.grapevine.ingest.flow.Passages;
import io.grapevine.ingest.flow.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Documents on their way into the graph, made by hand, and a tally that remembers.
public final class Drafts {

    private Drafts() {}

    /// A document stored whole.
    public static Draft shortOne(String source, String... texts) {
        return draft(source, List.of(texts), Optional.empty());
    }

    /// A document stored part by part, of so many passages `source 0`, `source 1`.
    public static Draft longOne(String source, int passages) {
        var texts = IntStream.range(0, passages).mapToObj(i -> source + " " + i).toList();
        return draft(source, texts, Optional.of("version of " + source));
    }

    public static Part whole(Draft draft) {
        return new Part(draft, 0, draft.passages().slice(0, draft.passages().count()));
    }

    private static Draft draft(String source, List<String> texts, Optional<String> version) {
        var document = new Document(
                source, "default", source, source, "text/plain", "hash of " + source, texts.size(), Instant.EPOCH);
        var passages = IntStream.range(0, texts.size())
                .mapToObj(i ->
                        new Passage(source + "#" + i, source, "default", source, source, "", texts.get(i), i, 0, 0, 1))
                .toList();
        return new Draft(document, Passages.of(passages), List.of(), List.of(), 100, false, version);
    }

    /// One line for each thing that it is told.
    public static final class Told implements Tally {

        public final List<String> lines = new ArrayList<>();

        @Override
        public void embedded(Draft draft, int passages) {
            lines.add("embedded " + passages + " of " + draft.document().source());
        }

        @Override
        public void resumed(Draft draft, int passages) {
            lines.add("resumed " + draft.document().source() + " at " + passages);
        }

        @Override
        public void stored(Draft draft) {
            lines.add("stored " + draft.document().source());
        }

        @Override
        public void failed(Draft draft, String reason) {
            draft.abandon();
            lines.add("failed " + draft.document().source() + " " + reason);
        }
    }
}
