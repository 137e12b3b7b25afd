package io.grapevine.ingest;

import io.quarkus.runtime.ShutdownEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class RunningIngestsTest {

    @Test
    void the_end_of_the_process_interrupts_what_runs_and_waits_for_it() throws Exception {
        var running = new RunningIngests();
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        Thread.ofPlatform()
                .start(() -> running.hold(() -> running.hold(
                        () -> { // nested calls are one
                            begun.countDown();
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException asked) {
                                ended.set(true);
                            }
                            return null;
                        })));
        begun.await();

        running.end(new ShutdownEvent());

        assertThat(ended).isTrue();
        assertThat(running.isEnding()).isTrue();
        assertThat(running.hold(() -> Thread.interrupted())).isTrue(); // nothing begins any more
    }
}
