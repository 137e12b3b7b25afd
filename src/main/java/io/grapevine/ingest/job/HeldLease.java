package io.grapevine.ingest.job;

import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.graph.job.JobStore.Lease;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Renews the lease on a job while a thread works on it, and interrupts that thread where the job is cancelled, or
/// the lease could not be renewed for as long as it lasts: then another may have the job.
///
/// It costs a small write a second while the job goes on, and three a lease while it does not.
final class HeldLease implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HeldLease.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int RENEWALS = 3; // a lease

    private final JobStore store;
    private final Job job;
    private final String holder;
    private final Duration length;
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Progress progress = new Progress(0, 0);
    private volatile Lease state = Lease.HELD;

    private record Progress(int passages, double fraction) {}

    private HeldLease(JobStore store, Job job, String holder, Duration length) {
        this.store = store;
        this.job = job;
        this.holder = holder;
        this.length = length;
    }

    /// Keeps the lease for the current thread until it is closed.
    static HeldLease keep(JobStore store, Job job, String holder, Duration length) {
        var lease = new HeldLease(store, job, holder, length);
        Thread.ofVirtual().name("lease of job " + job.id()).start(lease::renewUntilClosed);
        return lease;
    }

    /// How far the job is; kept with the next renewal.
    void progress(int passages, double fraction) {
        progress = new Progress(passages, fraction);
    }

    Lease state() {
        return state;
    }

    /// Ends the renewals; what was interrupted too late stays without consequence.
    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        Thread.interrupted();
    }

    private void renewUntilClosed() {
        var renewed = System.nanoTime();
        var kept = progress;
        try {
            while (state == Lease.HELD && !closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                var since = System.nanoTime() - renewed;
                if (since > length.toNanos()) {
                    end(Lease.LOST); // this process was stopped, or Neo4j away, for that long
                } else if (progress != kept || since > length.toNanos() / RENEWALS) {
                    var now = System.nanoTime();
                    var told = progress;
                    if (renew(told)) {
                        renewed = now;
                        kept = told;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renew(Progress told) {
        try {
            var answer = store.renew(job.id(), holder, length, told.passages(), told.fraction());
            if (answer != Lease.HELD) {
                end(answer);
            }
            return true;
        } catch (GrapevineException e) {
            LOG.debugf("the lease on job %s was not renewed, which is tried again: %s", job.id(), e.getMessage());
            return false;
        }
    }

    private synchronized void end(Lease reason) {
        if (closed.getCount() > 0) {
            state = reason;
            worker.interrupt();
        }
    }
}
