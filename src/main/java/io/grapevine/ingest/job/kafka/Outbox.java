package io.grapevine.ingest.job.kafka;

import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Sends messages to one topic, in the order in which they come. Safe for use by many threads.
final class Outbox {

    private final UnicastProcessor<Message<?>> messages = UnicastProcessor.create();

    private Outbox() {}

    @SuppressWarnings("unchecked") // a subscriber of messages of any kind takes messages of any kind
    static Outbox to(Flow.Subscriber<? extends Message<?>> topic) {
        var outbox = new Outbox();
        outbox.messages.subscribe((Flow.Subscriber<? super Message<?>>) topic);
        return outbox;
    }

    /// @param key of messages that stay in their order
    /// @return done when the broker has it
    synchronized CompletableFuture<Void> send(String key, String text) {
        var taken = new CompletableFuture<Void>();
        messages.onNext(Message.of(text)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .build())
                .withAck(() -> {
                    taken.complete(null);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(failure -> {
                    taken.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return taken;
    }
}
