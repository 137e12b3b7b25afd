package io.grapevine.ingest.job;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.ingest.RunningIngests;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The threads of this process that do jobs: those of the service from its start on, those of the command `worker`
/// when it says so. Each takes the next job from the graph, wherever that was uploaded.
///
/// A thread without a job looks once a second, by one read; a job that was made in this process wakes one at once.
@Singleton
public final class JobWorkers {

    private static final Logger LOG = Logger.getLogger(JobWorkers.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobRun run;
    private final JobConfig config;
    private final JobAdmission admission;
    private final RunningIngests running;
    private final boolean serving;
    private final Semaphore news = new Semaphore(0);

    @Inject
    public JobWorkers(
            JobStore store,
            JobRun run,
            JobConfig config,
            JobAdmission admission,
            RunningIngests running,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.store = store;
        this.run = run;
        this.config = config;
        this.admission = admission;
        this.running = running;
        this.serving = serving;
    }

    void begin(@Observes StartupEvent started) {
        if (serving) {
            start(config.workers());
        }
    }

    /// Starts so many threads, which end with the process.
    public void start(int threads) {
        for (int i = 1; i <= threads; i++) {
            Thread.ofPlatform().daemon().name("job-worker-" + i).start(this::work);
        }
    }

    /// Says that there may be a job.
    void wake() {
        if (news.availablePermits() < config.workers()) {
            news.release();
        }
    }

    private void work() {
        try {
            while (!running.isEnding()) {
                pause(next());
            }
        } catch (InterruptedException e) {
            LOG.debugf("%s ends", Thread.currentThread().getName()); // with the process
        }
    }

    /// Does the next job, if there is one.
    ///
    /// @return how long to wait for another
    private Duration next() {
        try {
            return running.hold(() -> store.isWaiting() && doNext()) ? Duration.ZERO : LOOK;
        } catch (CancellationException e) {
            return Duration.ZERO; // the process ends
        } catch (GrapevineException e) {
            // readiness reports it; the next look tries again
            LOG.debugf("no job can be begun: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a job could not be begun or ended; its lease runs out, and it is tried again", e);
        }
        return AFTER_FAILURE;
    }

    private boolean doNext() {
        try (var _ = admission.enter()) {
            var holder = UUID.randomUUID().toString();
            var claim = store.claim(holder, config.lease(), config.attempts());
            claim.failed().forEach(JobWorkers::told);
            claim.job().flatMap(job -> run.run(job, holder)).ifPresent(JobWorkers::told);
            return claim.job().isPresent();
        }
    }

    private static void told(Job job) {
        if (job.state() == Job.State.FAILED) {
            LOG.warnf("job %s, %s of %s, has failed: %s", job.id(), job.name(), job.collection(), job.reason());
        } else {
            LOG.debugf("job %s, %s of %s, is %s", job.id(), job.name(), job.collection(), job.state());
        }
    }

    private void pause(Duration length) throws InterruptedException {
        if (length.isPositive() && news.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.trace("woken by a new job");
        }
    }
}
