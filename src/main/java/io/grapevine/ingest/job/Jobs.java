package io.grapevine.ingest.job;

import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.GrapevineException.Overloaded;
import io.grapevine.domain.Scope;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.graph.job.JobStore.Wanted;
import io.grapevine.graph.job.NewJob;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.job.kafka.JobMessages;
import io.grapevine.ingest.load.Hash;
import io.grapevine.ingest.original.Originals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes jobs of uploads, and cancels and retries them. Whoever calls has checked that the caller may. Safe for
/// use by many threads.
@Singleton
public final class Jobs {

    /// Longer than Kafka may take to say that it has a message.
    private static final Duration LEFT_TO_MESSAGES = Duration.ofSeconds(15);

    private final JobStore store;
    private final Originals originals;
    private final JobWorkers workers;
    private final JobMessages messages;
    private final JobIds ids = new JobIds();

    @Inject
    public Jobs(JobStore store, Originals originals, JobWorkers workers, JobMessages messages) {
        this.store = store;
        this.originals = originals;
        this.workers = workers;
        this.messages = messages;
    }

    /// Makes a job of each file. When it returns, the files and the jobs outlive this process.
    ///
    /// @param by name of whoever uploaded them
    /// @throws Overloaded where there is no room for a file
    public List<Job> submit(IngestRequest request, String by) {
        var upload = ids.next();
        var made = request.inputs().stream()
                .map(input -> kept(request.collection(), input, upload, by))
                .toList();
        store.create(made, messages.areOn() ? LEFT_TO_MESSAGES : Duration.ZERO);
        var jobs = jobsOf(upload, made.size());
        if (messages.areOn()) {
            messages.send(
                    jobs, () -> store.markCarried(jobs.stream().map(Job::id).toList()));
        } else {
            workers.wake();
        }
        return jobs;
    }

    /// In the order of the files.
    private List<Job> jobsOf(String upload, int count) {
        var all = new Wanted(Scope.EVERYTHING, Set.of(), Optional.of(upload), Optional.empty());
        return store.list(all, count).reversed();
    }

    private NewJob kept(String collection, IngestRequest.Input input, String upload, String by) {
        try {
            var hash = Hash.of(input.path());
            if (!originals.hold(input.path(), hash)) {
                throw new Overloaded("There is no room to keep " + input.name() + " until it is read: the originals "
                        + "take all that they may have. Allow more with GRAPEVINE_ORIGINALS_MAX_SIZE, or send it "
                        + "with ?wait=true, which keeps nothing.");
            }
            return new NewJob(
                    ids.next(),
                    upload,
                    collection,
                    input.name(),
                    ContentId.ofDocument(collection, input.name()),
                    input.given(),
                    hash,
                    Files.size(input.path()),
                    by);
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded file cannot be read", e);
        }
    }

    /// @throws NotFound where there is no such job
    public Job find(String id) {
        return store.find(id).orElseThrow(() -> noJob(id));
    }

    /// Cancels a job that waits; one that runs ends soon, and what of it is stored by then stays.
    ///
    /// @throws Conflict where it has ended
    public Job cancel(String id) {
        return store.cancel(id)
                .orElseThrow(() -> new Conflict(
                        "The job " + id + " has ended as " + find(id).state().label() + "."));
    }

    /// Lets a job be tried again that has failed or was cancelled.
    ///
    /// @throws Conflict where it has not, or its file is gone
    public Job retry(String id) {
        var job = find(id);
        if (originals.find(job.file()).isEmpty()) {
            throw new Conflict("The file of the job " + id + " is not kept any more. Upload it again.");
        }
        var waiting = store.retry(id)
                .orElseThrow(() -> new Conflict("Only a job that has failed or was cancelled can be tried again; " + id
                        + " is " + find(id).state().label() + "."));
        workers.wake();
        return waiting;
    }

    /// Of a job that is not there, or may not be seen.
    public static NotFound noJob(String id) {
        return new NotFound("There is no job " + id + ". GET /api/jobs and ./grapevine jobs list show what there is.");
    }
}
