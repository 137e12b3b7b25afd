package io.grapevine.ingest.job;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.job.kafka.Inbox;
import io.grapevine.ingest.job.kafka.JobMessages;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Does the jobs that Kafka's messages call for, one after the other for each thread. A message is acknowledged
/// when the job has ended, or is somebody else's, and that is in the graph; until then Kafka brings it again.
final class JobCalls {

    private static final Logger LOG = Logger.getLogger(JobCalls.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobMessages messages;
    private final RunningIngests running;
    private final Duration lease;
    private final Predicate<Function<String, Optional<Job>>> work;

    /// @param work does the job that a claim takes, and says whether there was one
    JobCalls(
            JobStore store,
            JobMessages messages,
            RunningIngests running,
            Duration lease,
            Predicate<Function<String, Optional<Job>>> work) {
        this.store = store;
        this.messages = messages;
        this.running = running;
        this.lease = lease;
        this.work = work;
    }

    /// Goes on until the process ends; where Kafka is lost, it begins anew.
    void receive() {
        try {
            while (!running.isEnding()) {
                receiveUntilLost();
                Thread.sleep(AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            LOG.debugf("%s ends", Thread.currentThread().getName()); // with the process
        }
    }

    private void receiveUntilLost() throws InterruptedException {
        try (var inbox = messages.receive()) {
            while (!running.isEnding()) {
                answer(inbox.next());
            }
        } catch (CancellationException e) {
            LOG.debug("the process ends"); // and the message comes again, to another
        } catch (RuntimeException e) {
            LOG.warnf("no message comes from Kafka, which is asked again: %s", e.getMessage());
        }
    }

    private void answer(Inbox.Call call) throws InterruptedException {
        while (!isAnswered(call.job())) {
            Thread.sleep(AFTER_FAILURE);
        }
        if (!running.isEnding()) {
            call.acknowledge();
        }
    }

    private boolean isAnswered(String id) {
        try {
            return running.hold(() -> {
                if (!work.test(holder -> store.claim(id, holder, lease))) {
                    store.leaveToLookers(id); // it has ended, or has to wait for an earlier version
                }
                return true;
            });
        } catch (GrapevineException e) {
            LOG.debugf("job %s cannot be begun, which is tried again: %s", id, e.getMessage());
            return false;
        }
    }
}
