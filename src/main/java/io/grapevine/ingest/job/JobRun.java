package io.grapevine.ingest.job;

import io.grapevine.domain.Failure;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.graph.job.JobStore.Lease;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.original.Originals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Does one job that was claimed: ingests its file and says what came of it. Doing it twice gives the same graph.
/// Safe for use by many threads, each with its own job.
@Singleton
public final class JobRun {

    private static final Logger LOG = Logger.getLogger(JobRun.class);

    /// Before the second attempt; twice as long before each further one.
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final int MOST_DOUBLINGS = 6;

    /// Of an archive a thousand files of which cannot be read.
    private static final int LONGEST_REASON = 2_000;

    private final JobStore store;
    private final Originals originals;
    private final IngestPipeline pipeline;
    private final RunningIngests running;
    private final JobConfig config;

    @Inject
    public JobRun(
            JobStore store, Originals originals, IngestPipeline pipeline, RunningIngests running, JobConfig config) {
        this.store = store;
        this.originals = originals;
        this.pipeline = pipeline;
        this.running = running;
        this.config = config;
    }

    /// Blocks until the job ended or waits again. Interrupting the thread, as the end of the process does, lets it
    /// wait for another worker.
    ///
    /// @return the job as it is now; empty where another has it
    Optional<Job> run(Job job, String holder) {
        var lease = HeldLease.keep(store, job, holder, config.lease());
        try {
            var report = ingest(job, lease);
            lease.close();
            return lease.state() == Lease.LOST ? lost(job) : settle(job, holder, report);
        } catch (RuntimeException e) {
            lease.close();
            return lease.state() == Lease.LOST ? lost(job) : fail(job, holder, lease.state(), e);
        } finally {
            lease.close();
        }
    }

    private IngestReport ingest(Job job, HeldLease lease) {
        var kept = originals
                .find(job.file())
                .orElseThrow(() -> new MissingFile("Its file is not among the originals of this worker. "
                        + "All workers need the same folder GRAPEVINE_HOME/originals."));
        var file = copy(kept);
        try {
            var input = new IngestRequest.Input(job.name(), file, job.given());
            return pipeline.ingest(new IngestRequest(List.of(input), job.collection()), event -> tell(event, lease));
        } finally {
            delete(file);
        }
    }

    private static void tell(IngestEvent event, HeldLease lease) {
        if (event instanceof IngestEvent.Progress progress) {
            lease.progress(progress.passages(), progress.fraction());
        }
    }

    private Optional<Job> settle(Job job, String holder, IngestReport report) {
        if (report.interrupted()) {
            return giveBack(job, holder);
        }
        var documents = new Job.Documents(
                report.added(),
                report.replaced(),
                report.unchanged(),
                report.failures().size());
        boolean nothing = documents.added() + documents.replaced() + documents.unchanged() == 0;
        var state = nothing && documents.failed() > 0 ? Job.State.FAILED : Job.State.DONE;
        return surely(() -> store.end(job.id(), holder, state, reason(report), documents, report.passages()));
    }

    private static String reason(IngestReport report) {
        return shortened(report.failures().stream()
                .map(failure -> failure.source() + " " + failure.reason())
                .collect(Collectors.joining("; ")));
    }

    /// Without counting the attempt: nobody is to blame for the end of a process, or for being cancelled.
    private Optional<Job> giveBack(Job job, String holder) {
        return surely(() -> store.giveBack(job.id(), holder, job.reason(), Duration.ZERO, false));
    }

    private Optional<Job> fail(Job job, String holder, Lease lease, RuntimeException e) {
        if (lease == Lease.CANCELLED || running.isEnding()) {
            return giveBack(job, holder);
        }
        var failure = Failure.of(e);
        if (failure.kind() == Failure.Kind.INTERNAL && !(e instanceof MissingFile)) {
            LOG.errorf(e, "job %s failed: %s", job.id(), failure.message());
        }
        var reason = shortened(e instanceof MissingFile ? e.getMessage() : failure.message());
        if (job.attempts() < config.attempts()) {
            return surely(() -> store.giveBack(job.id(), holder, reason, pause(job.attempts()), true));
        }
        return surely(() ->
                store.end(job.id(), holder, Job.State.FAILED, reason, new Job.Documents(0, 0, 0, 1), job.passages()));
    }

    static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    }

    private static Optional<Job> lost(Job job) {
        LOG.infof("job %s is another worker's by now", job.id());
        return Optional.empty();
    }

    /// What came of a job is written though the thread is interrupted: the end of the process waits for it.
    private static Optional<Job> surely(Supplier<Optional<Job>> write) {
        boolean interrupted = Thread.interrupted();
        try {
            return write.get();
        } catch (CancellationException e) {
            interrupted = true;
            Thread.interrupted();
            return write.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A copy of which no time is known, as of an upload: the day of the original is that of the upload.
    private static Path copy(Path kept) {
        try {
            var copy = Files.createTempFile("grapevine-job", ".tmp");
            Files.copy(kept, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, FileTime.fromMillis(0));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a job cannot be copied", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("the temporary file %s cannot be deleted: %s", file, e.getMessage());
        }
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " ..." : reason;
    }

    /// The originals do not have the file of a job.
    private static final class MissingFile extends RuntimeException {
        private MissingFile(String message) {
            super(message);
        }
    }
}
