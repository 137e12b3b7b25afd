package io.grapevine.api.rest;

import io.grapevine.api.EventStream;
import io.grapevine.graph.job.Job;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tells a client how jobs change, whatever process works on them: it looks at their records once a second, which
/// is a read or two a client. Used by one thread, which waits.
final class JobEvents {

    /// Jobs in each state that are followed at once where all are: the newest.
    static final int MOST = 200;

    private static final Duration LOOK = Duration.ofSeconds(1);

    /// So that nothing between takes a silent connection for a dead one.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final EventStream events;
    private final JobJson json;
    private final Map<String, Job> told = new HashMap<>();
    private long last = System.nanoTime();
    private long number;

    JobEvents(EventStream events, JobJson json) {
        this.events = events;
        this.json = json;
    }

    /// Tells the changes of some jobs until all have ended.
    void follow(Supplier<List<Job>> look) {
        for (var jobs = look.get(); ; jobs = look.get()) {
            jobs.forEach(this::tell);
            if (jobs.stream().allMatch(job -> job.state().isEnd())) {
                return;
            }
            pause();
        }
    }

    /// Tells the changes of all jobs that have not ended, and their ends, for as long as the client is there.
    ///
    /// @param open a look at those that have not ended
    /// @param find the job of an id, where the client may still see it
    void followOpen(Supplier<List<Job>> open, Function<String, Optional<Job>> find) {
        while (true) {
            var now = open.get();
            now.forEach(this::tell);
            var ids = now.stream().map(Job::id).toList();
            for (var gone :
                    told.keySet().stream().filter(id -> !ids.contains(id)).toList()) {
                find.apply(gone).ifPresent(this::tell);
                told.remove(gone);
            }
            pause();
        }
    }

    private void tell(Job job) {
        if (!job.equals(told.put(job.id(), job))) {
            events.send("job", ++number, json.of(job).toString());
            last = System.nanoTime();
        }
    }

    /// @throws CancellationException where the client has gone
    private void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the client has gone");
        }
        if (System.nanoTime() - last > SIGN_OF_LIFE.toNanos()) {
            events.send("alive", ++number, "{}");
            last = System.nanoTime();
        }
    }
}
