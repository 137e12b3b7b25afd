package io.grapevine.graph.document;

import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.driver.Rows;
import io.grapevine.graph.driver.Trips;
import io.grapevine.graph.driver.Writer;
import io.grapevine.graph.entity.Aliases;
import io.grapevine.graph.entity.EntityChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes and removes what documents consist of beside their own nodes, within one transaction.
///
/// Everything that belongs to one version of a document passes here: a further kind of part gets a line in
/// [#add] and one in each of the statements `remove-passages` and `clear-retired-passages`. First comes what
/// goes,
/// then what comes, then [#settle], so that entities which only change hands are neither removed nor made again.
/// The number of round trips does not depend on the number of entities; it grows by one for each 256 passages.
final class DocumentParts {

    // A passage is large: its vector alone is 3.5 kB on the wire.
    private static final int PASSAGES_A_TRIP = 256;

    /// Where the parts are written.
    enum Place {
        /// Readers see them when the transaction ends.
        LIVE("document/create-passages", "document/chain-passages"),
        /// Readers see them when the document is published.
        STAGED("document/stage-passages", "document/chain-staged-passages");

        private final String create;
        private final String chain;

        Place(String create, String chain) {
            this.create = create;
            this.chain = chain;
        }
    }

    private final Writer writer;
    private final EntityChanges entities;

    DocumentParts(Writer writer) {
        this.writer = writer;
        this.entities = new EntityChanges(writer);
    }

    /// Removes the parts of live documents, whose nodes stay.
    void removeOf(List<String> documents) {
        // a summary that quotes them goes with them; the background makes another
        writer.run("community/remove-communities-of-documents", Map.of("documents", documents));
        writer.write("document/remove-passages", Map.of("documents", documents), entities::unmentioned);
    }

    /// Removes so many passages of documents that are out of readers' sight.
    void clearRetired(int passages) {
        writer.write("document/clear-retired-passages", Map.of("limit", passages), entities::unmentioned);
    }

    /// Adds passages to documents whose nodes exist.
    ///
    /// @param pairs each passage that another follows, and that one; ids
    void add(List<PreparedPassage> passages, List<List<String>> pairs, Place place) {
        var aliases = Aliases.of(writer, passages);
        passages.forEach(passage -> entities.mentionedBy(passage, aliases));
        entities.merge();
        for (var trip : Trips.of(passages, PASSAGES_A_TRIP)) {
            writer.run(
                    place.create,
                    Map.of(
                            "passages",
                            trip.stream().map(p -> Rows.of(p, aliases)).toList()));
        }
        for (var trip : Trips.of(pairs, Trips.ROWS)) {
            writer.run(place.chain, Map.of("pairs", trip));
        }
        var relations = passages.stream()
                .flatMap(p -> Rows.relations(p, aliases).stream())
                .toList();
        for (var trip : Trips.of(relations, Trips.ROWS)) {
            writer.run("document/create-relations", Map.of("relations", trip));
        }
        entities.deleteUnmentioned();
    }

    /// Brings the entities up to date where nothing is added.
    void settle() {
        entities.merge();
        entities.deleteUnmentioned();
    }

    /// Each passage and the one behind it, as ids.
    static List<List<String>> pairs(List<PreparedPassage> passages) {
        var pairs = new ArrayList<List<String>>();
        for (var i = 1; i < passages.size(); i++) {
            pairs.add(List.of(
                    passages.get(i - 1).passage().id(),
                    passages.get(i).passage().id()));
        }
        return pairs;
    }
}
