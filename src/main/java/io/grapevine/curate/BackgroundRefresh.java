package io.grapevine.curate;

import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.curate.entity.EntityPipeline;
import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.index.GraphReader;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Brings what follows the documents at a distance, entities' vectors and communities, up to date in the
/// background of the service, whoever changed the documents. It waits until the graph has rested since the last
/// look, so that a long ingest is not interrupted at every document.
@Singleton
public final class BackgroundRefresh {

    private static final Logger LOG = Logger.getLogger(BackgroundRefresh.class);

    private final GraphReader reader;
    private final DocumentStore documents;
    private final EntityPipeline entities;
    private final CommunityPipeline communities;
    private final Backoff backoff = new Backoff(System::nanoTime);
    private long seen = -1;
    private long done = -1;

    @Inject
    public BackgroundRefresh(
            GraphReader reader, DocumentStore documents, EntityPipeline entities, CommunityPipeline communities) {
        this.reader = reader;
        this.documents = documents;
        this.entities = entities;
        this.communities = communities;
    }

    @Scheduled(
            every = "{grapevine.refresh.every}",
            delayed = "{grapevine.refresh.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            var version = reader.version();
            var rested = version == seen;
            seen = version;
            if (rested && version != done) {
                refreshAll();
            }
        } catch (GrapevineException e) {
            // readiness reports it; the next look tries again
            LOG.debugf("entities and communities are left as they are: %s", e.getMessage());
        }
    }

    /// What fails is left alone for a while, by itself: the others are done all the same.
    private void refreshAll() {
        // may make a new version, which the communities then are of
        var complete = attempt("entities", () -> entities.refresh(names -> {}).names() >= 0);
        for (var collection : documents.collections()) {
            complete &= attempt(
                    "communities of " + collection.name(),
                    () -> !communities.refresh(collection.name()).unfinished());
        }
        if (complete) {
            done = reader.version();
        }
    }

    /// @param work says whether it has done all there was to do
    private boolean attempt(String name, BooleanSupplier work) {
        if (!backoff.mayTry(name)) {
            return false;
        }
        try {
            if (work.getAsBoolean()) {
                backoff.succeeded(name);
                return true;
            }
        } catch (RuntimeException e) {
            LOG.warnf("%s were not brought up to date and are tried again later: %s", name, e.getMessage());
            LOG.debug(name, e);
        }
        backoff.failed(name);
        return false;
    }
}
