package io.grapevine.ingest.job;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.job.JobStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Forgets jobs that ended long ago, in the background of the service.
@Singleton
public final class JobsCleanup {

    private static final Logger LOG = Logger.getLogger(JobsCleanup.class);

    private final JobStore jobs;
    private final JobConfig config;

    public JobsCleanup(JobStore jobs, JobConfig config) {
        this.jobs = jobs;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        try {
            jobs.removeBefore(Instant.now().minus(config.kept()));
        } catch (GrapevineException e) {
            // readiness reports it; the next hour tries again
            LOG.debugf("jobs are left as they are: %s", e.getMessage());
        }
    }
}
