package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.index.GraphReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Loads the walk's indexes in the background of the service: at its start, and again when the documents have
/// changed and then rested, so that no question has to wait for them.
@Singleton
public final class WalkIndexRefresh {

    private static final Logger LOG = Logger.getLogger(WalkIndexRefresh.class);

    private final GraphReader reader;
    private final WalkIndexes indexes;
    private long seen = -1;
    private boolean started;

    @Inject
    public WalkIndexRefresh(GraphReader reader, WalkIndexes indexes, MeterRegistry metrics) {
        metrics.gauge("grapevine.walk.index.bytes", indexes, WalkIndexes::bytes);
        this.reader = reader;
        this.indexes = indexes;
    }

    @Scheduled(every = "{grapevine.refresh.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            var version = reader.version();
            if (!started || version == seen) {
                indexes.refresh(version);
                started = true;
            }
            seen = version;
        } catch (GrapevineException e) {
            // readiness reports it; the next look tries again
            LOG.debugf("walk indexes are left as they are: %s", e.getMessage());
        }
    }
}
