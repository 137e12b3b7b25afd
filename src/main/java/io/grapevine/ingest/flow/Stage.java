package io.grapevine.ingest.flow;

import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// One step of a [Flow] on its thread.
final class Stage<T> {

    /// How soon a waiting thread sees that another step has failed.
    private static final long LOOK_MS = 50;

    private final SynchronousQueue<Optional<T>> handover = new SynchronousQueue<>(); // empty: nothing more comes
    private final Consumer<T> work;
    private final boolean interruptible;
    private final Run run;
    private final Thread thread;

    /// What the stages of one flow share.
    static final class Run {

        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private volatile boolean ended;

        void fail(Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }

        void end() {
            ended = true;
        }

        boolean goesOn() {
            return !ended && failure.get() == null;
        }

        void rethrow() {
            switch (failure.get()) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }

    Stage(String name, Consumer<T> work, boolean interruptible, Run run) {
        this.work = work;
        this.interruptible = interruptible;
        this.run = run;
        this.thread = Thread.ofPlatform().daemon().name("ingest-" + name).unstarted(this::takeAll);
    }

    void start() {
        thread.start();
    }

    void accept(T item) {
        hand(Optional.of(item));
    }

    /// Waits until the thread has done all that it took.
    void finish() {
        hand(Optional.empty());
        join();
    }

    void end() {
        if (interruptible) {
            thread.interrupt();
        }
    }

    /// Waits for the end of the thread, also where the calling thread is interrupted meanwhile.
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(Optional<T> item) {
        try {
            while (run.goesOn()) {
                if (handover.offer(item, LOOK_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new Interruption();
        }
        run.rethrow();
        throw new Interruption();
    }

    private void takeAll() {
        try {
            while (run.goesOn()) {
                var item = handover.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (item == null) {
                    continue;
                }
                if (item.isEmpty()) {
                    return;
                }
                work.accept(item.get());
            }
        } catch (InterruptedException | Interruption e) {
            run.end(); // the run was asked to end
        } catch (Throwable e) {
            run.fail(e); // told by the thread that gives or finishes
        }
    }
}
