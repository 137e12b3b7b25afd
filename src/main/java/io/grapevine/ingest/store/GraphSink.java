package io.grapevine.ingest.store;

import io.grapevine.domain.Document;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.document.StagedDocument;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.flow.Draft;
import java.util.List;
import java.util.stream.Stream;

/// The graph as the place where documents are stored.
public record GraphSink(DocumentStore documents, StagedDocuments staged) implements StoreStep.DocumentSink {

    @Override
    public void replaceAll(List<PreparedDocument> prepared) {
        documents.replaceAll(prepared);
    }

    @Override
    public StagedDocument begin(String document, String collection, String version) {
        return staged.begin(document, collection, version);
    }

    @Override
    public StagedDocument append(StagedDocument begun, List<PreparedPassage> passages, boolean complete) {
        return staged.append(begun, passages, complete);
    }

    @Override
    public void publish(StagedDocument whole, Document document) {
        staged.publish(whole, document);
    }

    @Override
    public void discard(List<String> ids) {
        staged.discard(ids);
    }

    @Override
    public void keepTables(Draft draft) {
        var hash = draft.document().hash();
        var versions = Stream.concat(Stream.of(hash), draft.stagedVersion().stream())
                .flatMap(version -> Stream.of(version, ContentId.ofUnfinished(version)))
                .distinct()
                .toList();
        documents.tables().put(draft.document().id(), versions, draft.tables());
    }

    @Override
    public void dropOldTables(List<Draft> drafts) {
        documents
                .tables()
                .removeStale(drafts.stream()
                        .filter(Draft::replaces)
                        .map(draft -> draft.document().id())
                        .toList());
    }
}
