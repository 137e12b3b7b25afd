package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.GrapevineException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Brings the walk's index up to date in the background of the service: at its start, and whenever documents
/// have changed, so that no question has to wait for it.
@Singleton
public final class WalkIndexRefresh {

    private static final Logger LOG = Logger.getLogger(WalkIndexRefresh.class);

    private final WalkIndexes indexes;

    @Inject
    public WalkIndexRefresh(WalkIndexes indexes, MeterRegistry metrics) {
        metrics.gauge("grapevine.walk.index.bytes", indexes, WalkIndexes::bytes);
        this.indexes = indexes;
    }

    @Scheduled(every = "{grapevine.refresh.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            indexes.refresh();
        } catch (GrapevineException e) {
            // readiness reports it; the next look tries again
            LOG.debugf("walk indexes are left as they are: %s", e.getMessage());
        }
    }
}
