package io.grapevine.ingest.community;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.DocumentStore;
import io.grapevine.graph.GraphReader;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Brings communities up to date in the background of the service, whoever changed the documents. It waits until the graph
/// has rested since the last look, so that a long ingest is not interrupted at every document.
@Singleton
public final class CommunityRefresh {

    private static final Logger LOG = Logger.getLogger(CommunityRefresh.class);

    private final GraphReader reader;
    private final DocumentStore documents;
    private final CommunityPipeline communities;
    private long seen = -1;
    private long done = -1;

    @Inject
    public CommunityRefresh(GraphReader reader, DocumentStore documents, CommunityPipeline communities) {
        this.reader = reader;
        this.documents = documents;
        this.communities = communities;
    }

    @Scheduled(every = "{grapevine.communities.every}", delayed = "{grapevine.communities.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            var version = reader.version();
            var rested = version == seen;
            seen = version;
            if (rested && version != done) {
                documents.collections().forEach(collection -> communities.refresh(collection.name()));
                done = version;
            }
        } catch (GrapevineException e) {
            LOG.debugf("communities are left as they are: %s", e.getMessage()); // readiness reports it; the next look tries again
        }
    }
}
