package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.IngestRequest.Vanished;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Finds the documents of earlier ingests whose file or record is no longer there, and removes them where that
/// was asked for. Reads the collection page by page.
final class VanishedDocuments {

    /// Removing more than this part of what came from the inputs must be asked for by name: a folder may be
    /// empty because a disk is missing.
    private static final double MOST = 0.5;

    private final DocumentStore store;
    private final IngestProgress progress;

    VanishedDocuments(DocumentStore store, IngestProgress progress) {
        this.store = store;
        this.progress = progress;
    }

    void settle(IngestRequest request, Seen seen) {
        var wanted = request.vanished();
        var collection = request.collection();
        if (wanted == Vanished.KEEP || !request.whole() && !mayHoldSeveral(request.inputs(), seen)) {
            return;
        }
        var vanished = new ArrayList<Document>();
        int within = 0;
        for (var page = store.page(collection, "");
                !page.isEmpty();
                page = store.page(collection, page.getLast().id())) {
            for (var document : page) {
                if (request.whole() || seen.isWithin(document, request.inputs())) {
                    within++;
                    if (!seen.contains(document.id()) && !seen.isSafe(document)) {
                        vanished.add(document);
                    }
                }
            }
        }
        settle(vanished, within, wanted);
    }

    private void settle(List<Document> vanished, int within, Vanished wanted) {
        boolean isMost = vanished.size() > MOST * within;
        if (wanted == Vanished.REMOVE_EVEN_MOST || wanted == Vanished.REMOVE && !isMost) {
            store.removeAll(vanished, count -> {});
            vanished.forEach(document -> progress.removed(document.source()));
        } else {
            progress.vanished(vanished.size());
        }
    }

    /// A single file cannot have lost a document.
    private static boolean mayHoldSeveral(List<Input> inputs, Seen seen) {
        return seen.hasFilesOfRecords() || inputs.stream().anyMatch(input -> Files.isDirectory(input.path()));
    }
}
