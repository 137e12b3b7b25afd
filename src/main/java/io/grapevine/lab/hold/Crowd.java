package io.grapevine.lab.hold;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Lets many do something at the same moment.
final class Crowd {

    private Crowd() {}

    /// @param member what the member of a number does
    /// @return what each of them got
    static <T> List<T> at(int members, IntFunction<Callable<T>> member) throws InterruptedException {
        var ready = new CountDownLatch(members);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < members; i++) {
                var work = member.apply(i);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return work.call();
                }));
            }
            var got = new ArrayList<T>();
            for (var one : running) {
                got.add(one.get());
            }
            return got;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a member of a crowd failed", e.getCause());
        }
    }
}
