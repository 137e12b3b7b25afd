package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.IngestRequest.Vanished;
import java.util.ArrayList;
import java.util.List;

/// Finds the documents of earlier ingests whose file or record is no longer there, and removes them where that was
/// asked for. Reads the collection page by page.
final class VanishedDocuments {

    /// Removing more than this part of what came from the inputs must be asked for by name: a folder may be empty
    /// because a disk is missing.
    private static final double MOST = 0.5;

    private final DocumentStore store;
    private final IngestProgress progress;

    VanishedDocuments(DocumentStore store, IngestProgress progress) {
        this.store = store;
        this.progress = progress;
    }

    void settle(String collection, List<Input> inputs, Seen seen, Vanished wanted) {
        if (wanted == Vanished.KEEP) {
            return;
        }
        var vanished = new ArrayList<Document>();
        int within = 0;
        for (var page = store.page(collection, "");
                !page.isEmpty();
                page = store.page(collection, page.getLast().id())) {
            for (var document : page) {
                if (seen.isWithin(document, inputs)) {
                    within++;
                    if (!seen.contains(document.id()) && !seen.isSafe(document)) {
                        vanished.add(document);
                    }
                }
            }
        }
        boolean remove =
                switch (wanted) {
                    case KEEP, COUNT -> false;
                    case REMOVE -> vanished.size() <= MOST * within;
                    case REMOVE_EVEN_MOST -> true;
                };
        if (remove) {
            store.removeAll(vanished, count -> {});
            vanished.forEach(document -> progress.removed(document.source()));
        } else {
            progress.vanished(vanished.size());
        }
    }
}
