package io.grapevine.llm;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Turns to call the chat model at the same time: answers come before background work, which has at most half
/// of them and none while an answer waits. Thread-safe.
final class Turns {

    private final int all;
    private final int backgroundShare;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int running;
    private int runningInBackground;
    private int answersWaiting;

    Turns(int all) {
        this.all = all;
        this.backgroundShare = Math.max(1, all / 2);
    }

    /// Waits for a turn of an answer.
    ///
    /// @return false where there was none in time
    boolean takeForAnswer(Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        answersWaiting++;
        try {
            while (running >= all) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            running++;
            return true;
        } finally {
            answersWaiting--;
            changed.signalAll();
            lock.unlock();
        }
    }

    /// Waits for a turn of background work for as long as it takes.
    void takeInBackground() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (running >= all || runningInBackground >= backgroundShare || answersWaiting > 0) {
                changed.await(1, TimeUnit.SECONDS);
            }
            running++;
            runningInBackground++;
        } finally {
            lock.unlock();
        }
    }

    void give(boolean background) {
        lock.lock();
        try {
            running--;
            if (background) {
                runningInBackground--;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
