package io.grapevine.conversation;

import io.grapevine.domain.GrapevineException.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class AdmissionGateTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void work_beyond_the_capacity_waits_and_is_told_its_place() throws Exception {
        var gate = new AdmissionGate(2, 10, LONG);
        var first = gate.enter(2, position -> {});
        var told = new CountDownLatch(1);
        var places = Collections.synchronizedList(new ArrayList<Integer>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> {
                try (var _ = gate.enter(1, position -> {
                    places.add(position);
                    told.countDown();
                })) {
                    return gate.admitted();
                }
            });
            told.await();
            first.close();

            assertThat(second.get()).isOne();
        }
        assertThat(places).containsExactly(1);
        assertThat(gate.admitted()).isZero();
    }

    @Test
    void a_full_queue_and_a_long_wait_refuse() {
        var gate = new AdmissionGate(1, 0, LONG);
        var impatient = new AdmissionGate(1, 1, Duration.ofMillis(1));
        try (var _ = gate.enter(1, position -> {});
                var _ = impatient.enter(1, position -> {})) {
            assertThatThrownBy(() -> gate.enter(1, position -> {}))
                    .isInstanceOf(Overloaded.class)
                    .hasMessageContaining("Try again");
            assertThatThrownBy(() -> impatient.enter(1, position -> {})).isInstanceOf(Overloaded.class);
        }
        assertThat(impatient.waiting()).isZero();
    }

    @Test
    void an_interrupt_ends_the_wait() {
        var gate = new AdmissionGate(1, 1, LONG);
        try (var _ = gate.enter(1, position -> {})) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> gate.enter(1, position -> {})).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void never_more_than_the_capacity_is_at_work_whatever_comes() throws Exception {
        var gate = new AdmissionGate(5, 1_000, LONG);
        var at = new AtomicInteger();
        var most = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 300; i++) {
                var weight = 1 + i % 3;
                all.add(threads.submit(() -> {
                    try (var _ = gate.enter(weight, position -> {})) {
                        most.accumulateAndGet(at.addAndGet(weight), Math::max);
                        Thread.yield();
                        at.addAndGet(-weight);
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(most.get()).isBetween(1, 5);
        assertThat(gate.admitted()).isZero();
    }
}
