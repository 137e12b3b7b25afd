package io.grapevine.ingest.original;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.document.DocumentStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Removes originals of documents that went, in the background of the service.
@Singleton
public final class OriginalsCleanup {

    private static final Logger LOG = Logger.getLogger(OriginalsCleanup.class);

    private final Originals originals;
    private final DocumentStore documents;

    public OriginalsCleanup(Originals originals, DocumentStore documents) {
        this.originals = originals;
        this.documents = documents;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void clean() {
        try {
            int removed = originals.removeUnused(documents::originalsOf);
            if (removed > 0) {
                LOG.debugf("%d originals were of no document any more", removed);
            }
        } catch (GrapevineException e) {
            // readiness reports it; the next hour tries again
            LOG.debugf("originals are left as they are: %s", e.getMessage());
        }
    }
}
