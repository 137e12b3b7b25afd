package io.grapevine.ingest.original;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.job.JobStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/// Removes originals of documents that went and of jobs that ended, in the background of the service.
@Singleton
public final class OriginalsCleanup {

    private static final Logger LOG = Logger.getLogger(OriginalsCleanup.class);

    private final Originals originals;
    private final DocumentStore documents;
    private final JobStore jobs;

    public OriginalsCleanup(Originals originals, DocumentStore documents, JobStore jobs) {
        this.originals = originals;
        this.documents = documents;
        this.jobs = jobs;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void clean() {
        try {
            int removed = originals.removeUnused(this::used);
            if (removed > 0) {
                LOG.debugf("%d originals were of no document and no job any more", removed);
            }
        } catch (GrapevineException e) {
            // readiness reports it; the next hour tries again
            LOG.debugf("originals are left as they are: %s", e.getMessage());
        }
    }

    private Set<String> used(Set<String> hashes) {
        var used = new HashSet<>(documents.originalsOf(hashes));
        used.addAll(jobs.filesOf(hashes));
        return used;
    }
}
