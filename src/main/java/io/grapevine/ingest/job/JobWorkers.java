package io.grapevine.ingest.job;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.job.kafka.JobMessages;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The threads of this process that do jobs: those of the service from its start on, those of the command `worker`
/// when it says so. Each takes the next job from the graph, wherever that was uploaded; where Kafka is configured
/// they wait for its messages, and one looks for what no message brings.
///
/// A thread that looks and finds no job looks again in a second, by one read; a job that was made in this process
/// wakes one at once.
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
    private final JobMessages messages;
    private final boolean serving;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore free = new Semaphore(0, true); // jobs that may be begun

    @Inject
    public JobWorkers(
            JobStore store,
            JobRun run,
            JobConfig config,
            JobAdmission admission,
            RunningIngests running,
            JobMessages messages,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.store = store;
        this.run = run;
        this.config = config;
        this.admission = admission;
        this.running = running;
        this.messages = messages;
        this.serving = serving;
    }

    void begin(@Observes StartupEvent started) {
        if (serving) {
            start(config.workers());
        }
    }

    /// Works on so many jobs at once, until the process ends.
    public void start(int jobs) {
        free.release(jobs);
        int lookers = messages.areOn() ? Math.min(1, jobs) : jobs;
        for (int i = 1; i <= lookers; i++) {
            Thread.ofPlatform().daemon().name("job-worker-" + i).start(this::look);
        }
        if (messages.areOn()) {
            var calls = new JobCalls(store, messages, running, config.lease(), this::begin);
            for (int i = 1; i <= jobs; i++) {
                Thread.ofPlatform().daemon().name("job-receiver-" + i).start(calls::receive);
            }
        }
    }

    /// Says that there may be a job.
    void wake() {
        if (news.availablePermits() < config.workers()) {
            news.release();
        }
    }

    private void look() {
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
            return running.hold(() -> store.isWaiting() && begin(this::claim)) ? Duration.ZERO : LOOK;
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

    private Optional<Job> claim(String holder) {
        var claim = store.claim(holder, config.lease(), config.attempts());
        claim.failed().forEach(this::told);
        return claim.job();
    }

    /// Does a job, when there is a free place for one.
    ///
    /// @param claim takes it for a holder; empty where there is none to be done
    /// @return whether there was one
    boolean begin(Function<String, Optional<Job>> claim) {
        takePlace();
        try (var _ = admission.enter()) {
            var holder = UUID.randomUUID().toString();
            var job = claim.apply(holder);
            job.flatMap(found -> run.run(found, holder)).ifPresent(this::told);
            return job.isPresent();
        } finally {
            free.release();
        }
    }

    private void takePlace() {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a free place");
        }
    }

    private void told(Job job) {
        if (job.state() != Job.State.FAILED) {
            LOG.debugf("job %s, %s of %s, is %s", job.id(), job.name(), job.collection(), job.state());
            return;
        }
        LOG.warnf("job %s, %s of %s, has failed: %s", job.id(), job.name(), job.collection(), job.reason());
        if (messages.areOn()) {
            messages.sendDead(job);
        }
    }

    private void pause(Duration length) throws InterruptedException {
        if (length.isPositive() && news.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.trace("woken by a new job");
        }
    }
}
