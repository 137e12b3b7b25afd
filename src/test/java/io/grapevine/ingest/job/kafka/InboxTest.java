package io.grapevine.ingest.job.kafka;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class InboxTest {

    @Test
    void the_next_message_is_asked_for_when_it_is_wanted_and_not_before() throws Exception {
        var asked = new AtomicLong();
        var acknowledged = new ArrayList<String>();
        var topic = Multi.createFrom()
                .items("job1", "job2", "job3")
                .<Message<?>>map(id -> Message.of(id, () -> {
                    acknowledged.add(id);
                    return CompletableFuture.completedFuture(null);
                }))
                .onRequest()
                .invoke(asked::addAndGet);
        try (var inbox = Inbox.of(topic)) {
            assertThat(asked).hasValue(0);

            var call = inbox.next();

            assertThat(call.job()).isEqualTo("job1");
            assertThat(asked).hasValue(1);
            assertThat(acknowledged).isEmpty();
            call.acknowledge();
            assertThat(acknowledged).isEqualTo(List.of("job1"));
            assertThat(inbox.next().job()).isEqualTo("job2");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void a_topic_that_breaks_is_told_to_who_waits() {
        var inbox = Inbox.of(Multi.createFrom().<Message<?>>failure(new IllegalArgumentException("no broker")));

        assertThatThrownBy(inbox::next)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no broker");
    }
}
