package io.grapevine.ingest.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class FlowTest {

    private final List<String> kept = new ArrayList<>();

    @Test
    void everything_passes_every_step_in_order() {
        try (var flow = Flow.of("double", (Integer i) -> 2 * i)
                .then("write", i -> "n" + i)
                .into("keep", kept::add)) {
            IntStream.range(0, 100).forEach(flow::accept);
            flow.finish();
        }
        assertThat(kept)
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "n" + 2 * i).toList());
    }

    @Test
    void a_step_that_is_slow_holds_the_others_back() throws Exception {
        var goOn = new CountDownLatch(1);
        var first = new AtomicInteger();
        try (var flow = Flow.of("count", (Integer i) -> {
                    first.incrementAndGet();
                    return i;
                })
                .into("wait", i -> await(goOn))) {
            var giver = Thread.ofPlatform().start(() -> IntStream.range(0, 50).forEach(flow::accept));
            giver.join(300);
            assertThat(first.get()).isLessThanOrEqualTo(2);
            goOn.countDown();
            giver.join();
            flow.finish();
        }
        assertThat(first).hasValue(50);
    }

    @Test
    void what_a_step_throws_ends_the_flow_and_is_thrown_where_it_is_fed() {
        try (var flow = Flow.of("fail", (Integer i) -> {
                    if (i == 3) {
                        throw new IllegalStateException("at 3");
                    }
                    return "n" + i;
                })
                .into("keep", kept::add)) {
            assertThatThrownBy(() -> {
                        IntStream.range(0, 100).forEach(flow::accept);
                        flow.finish();
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("at 3");
        }
        assertThat(kept).doesNotContain("n4");
    }

    @Test
    void an_interrupt_ends_it_after_what_the_last_step_is_at() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var giver = new Thread(() -> {
            try (var flow = Flow.of("pass", (Integer i) -> i).into("store", i -> {
                begun.countDown();
                pause(150); // not interrupted: a transaction that was begun is ended
                ended.incrementAndGet();
            })) {
                assertThatThrownBy(() -> IntStream.range(0, 1000).forEach(flow::accept))
                        .isInstanceOf(Interruption.class);
            }
            kept.add("closed after " + ended.get());
        });
        giver.start();
        begun.await();
        giver.interrupt();
        giver.join();
        assertThat(kept).hasSize(1);
        assertThat(ended.get()).isBetween(1, 2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new Interruption();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError("the last step was interrupted", e);
        }
    }
}
