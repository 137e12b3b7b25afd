package io.grapevine.graph.job;

import io.grapevine.domain.Scope;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The jobs in the graph. Any number of processes claim, renew and end them at once; each statement looks at as
/// many jobs as it gives, a hundred where one is claimed, however many there are.
///
/// A job is its holder's while the lease lasts, by Neo4j's clock. What the holder of a lapsed lease says of it
/// changes nothing.
@Singleton
public final class JobStore {

    private static final int REMOVED_AT_ONCE = 1_000;

    /// Behind every id.
    private static final String NEWEST = "~";

    private static final String LAPSED =
            "Each of its workers ended in the middle of it, as one does that runs out of memory.";

    /// Which jobs are looked for.
    ///
    /// @param scope  collections that they belong to
    /// @param states none for all
    /// @param upload that they came with; empty for all
    /// @param before the id that they were made before; empty for the newest
    public record Wanted(Scope scope, Set<Job.State> states, Optional<String> upload, Optional<String> before) {}

    private final Graph graph;

    @Inject
    public JobStore(Graph graph) {
        this.graph = graph;
    }

    /// Makes jobs, all or none.
    ///
    /// @param left for so long [#claim] leaves them to messages
    public void create(List<NewJob> jobs, Duration left) {
        graph.execute(
                "job/create-jobs", Map.of("jobs", jobs.stream().map(JobRows::of).toList(), "k", left.toSeconds()));
    }

    public Optional<Job> find(String id) {
        return graph.read("job/find-job", Map.of("id", id), JobRows::job).stream()
                .findFirst();
    }

    /// The newest first.
    public List<Job> list(Wanted wanted, int limit) {
        var states = wanted.states().isEmpty() ? Set.of(Job.State.values()) : wanted.states();
        var parameters = new HashMap<String, Object>();
        parameters.put("collections", List.copyOf(wanted.scope().collections()));
        parameters.put("states", states.stream().map(Job.State::label).toList());
        parameters.put("before", wanted.before().orElse(NEWEST));
        parameters.put("limit", limit);
        wanted.upload().ifPresent(upload -> parameters.put("upload", upload));
        var file = wanted.upload().isPresent()
                ? "job/list-jobs-of-upload"
                : Parameters.file("job/list-jobs", wanted.scope());
        return graph.read(file, parameters, JobRows::job);
    }

    /// Whether [#claim] may find one. Locks nothing.
    public boolean isWaiting() {
        return graph.read(
                        "job/is-job-waiting",
                        Map.of(),
                        row -> row.get("waiting").asBoolean())
                .getFirst();
    }

    /// What a claim found.
    ///
    /// @param job    the holder's from now on
    /// @param failed jobs that ended because too many of their workers did
    public record Claim(Optional<Job> job, List<Job> failed) {}

    /// Takes the next job that no message carries. First, what other processes that died have held waits again,
    /// or has failed for good. Those who claim take turns.
    ///
    /// @param holder   of this claim alone
    /// @param attempts after which a job has failed
    public Claim claim(String holder, Duration lease, int attempts) {
        return graph.transaction(writer -> {
            writer.run("job/take-turn", Map.of());
            var lapsed =
                    writer.write("job/end-lapsed-leases", Map.of("attempts", attempts, "reason", LAPSED), JobRows::job);
            var job = writer.write("job/claim-job", Map.of("holder", holder, "k", lease.toSeconds()), JobRows::job);
            return new Claim(
                    job.stream().findFirst(),
                    lapsed.stream()
                            .filter(ended -> ended.state() == Job.State.FAILED)
                            .toList());
        });
    }

    /// Takes this job; empty where it is not to be begun now.
    public Optional<Job> claim(String id, String holder, Duration lease) {
        return graph.transaction(writer -> {
            writer.run("job/take-turn", Map.of());
            return writer
                    .write(
                            "job/claim-named-job",
                            Map.of("id", id, "holder", holder, "k", lease.toSeconds()),
                            JobRows::job)
                    .stream()
                    .findFirst();
        });
    }

    /// What a renewal tells the holder.
    public enum Lease {
        HELD,
        /// It is to end the job.
        CANCELLED,
        /// Another has the job, or nobody.
        LOST
    }

    /// Makes a lease last from now on, and keeps how far the job is.
    public Lease renew(String id, String holder, Duration lease, int passages, double fraction) {
        return graph
                .write(
                        "job/renew-lease",
                        Map.of(
                                "id",
                                id,
                                "holder",
                                holder,
                                "k",
                                lease.toSeconds(),
                                "passages",
                                passages,
                                "fraction",
                                fraction),
                        row -> row.get("cancelling").asBoolean() ? Lease.CANCELLED : Lease.HELD)
                .stream()
                .findFirst()
                .orElse(Lease.LOST);
    }

    /// Ends a job.
    ///
    /// @return empty where another has it
    public Optional<Job> end(
            String id, String holder, Job.State state, String reason, Job.Documents documents, int passages) {
        return graph
                .write(
                        "job/end-job",
                        Map.of(
                                "id",
                                id,
                                "holder",
                                holder,
                                "state",
                                state.label(),
                                "reason",
                                reason,
                                "properties",
                                JobRows.of(documents, passages)),
                        JobRows::job)
                .stream()
                .findFirst();
    }

    /// Lets a job wait again; one that is to be cancelled ends.
    ///
    /// @param pause   until it may be begun
    /// @param counted whether the attempt counts
    /// @return empty where another has it
    public Optional<Job> giveBack(String id, String holder, String reason, Duration pause, boolean counted) {
        return graph
                .write(
                        "job/give-job-back",
                        Map.of(
                                "id",
                                id,
                                "holder",
                                holder,
                                "reason",
                                reason,
                                "k",
                                pause.toSeconds(),
                                "counted",
                                counted),
                        JobRows::job)
                .stream()
                .findFirst();
    }

    /// Cancels a job that waits; one that runs is ended by its holder, soon.
    ///
    /// @return empty where it has ended, or there is none
    public Optional<Job> cancel(String id) {
        return graph.write("job/cancel-job", Map.of("id", id), JobRows::job).stream()
                .findFirst();
    }

    /// Cancels all jobs of a collection that have not ended.
    public void cancelAll(String collection) {
        graph.execute("job/cancel-jobs-of-collection", Map.of("collection", collection));
    }

    /// Lets a job wait again that has failed or was cancelled, with all of its attempts.
    ///
    /// @return empty where it has not, or there is none
    public Optional<Job> retry(String id) {
        return graph.write("job/retry-job", Map.of("id", id), JobRows::job).stream()
                .findFirst();
    }

    /// Notes that messages carry these jobs, so that [#claim] leaves them alone for an hour.
    public void markCarried(Collection<String> ids) {
        graph.execute("job/mark-carried", Map.of("ids", List.copyOf(ids)));
    }

    /// Lets [#claim] find a job whose message came when it was not to be begun.
    public void leaveToLookers(String id) {
        graph.execute("job/leave-job-to-lookers", Map.of("id", id));
    }

    /// Those of the hashes of files that a job needs, or may need again.
    public Set<String> filesOf(Set<String> hashes) {
        return Set.copyOf(graph.read(
                "job/files-of-jobs",
                Map.of("hashes", List.copyOf(hashes)),
                row -> row.get("hash").asString()));
    }

    /// Removes the jobs that ended before a time, a thousand a transaction.
    public void removeBefore(Instant time) {
        var params = Map.of("until", Rows.utc(time), "limit", REMOVED_AT_ONCE);
        int removed;
        do {
            removed = graph.write(
                            "job/remove-jobs", params, row -> row.get("removed").asInt())
                    .getFirst();
        } while (removed == REMOVED_AT_ONCE);
    }
}
