package io.grapevine.ingest.job.kafka;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Takes one message at a time: the next is asked for when the one before has been dealt with, so that a worker
/// that is busy holds no more than one, and Kafka is told to pause. To be used by one thread.
public final class Inbox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int COMMIT_SECONDS = 30;

    private final Receiver receiver = new Receiver();

    private Inbox() {}

    static Inbox of(Flow.Publisher<? extends Message<?>> topic) {
        var inbox = new Inbox();
        topic.subscribe(inbox.receiver);
        return inbox;
    }

    /// A message that is not acknowledged yet.
    ///
    /// @param job the id of the job that it calls for
    public record Call(String job, Message<?> message) {

        /// Says that it was dealt with: Kafka does not bring it again.
        public void acknowledge() throws InterruptedException {
            try {
                message.ack().toCompletableFuture().get(COMMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // as after a rebalance: it comes again, to a job that has ended
                LOG.debugf("the message of job %s was not acknowledged: %s", job, e.getMessage());
            }
        }
    }

    /// Waits for the next message.
    ///
    /// @throws IllegalStateException where no more come; another inbox may get them
    public Call next() throws InterruptedException {
        var message = receiver.next();
        return new Call(String.valueOf(message.getPayload()), message);
    }

    @Override
    public void close() {
        receiver.close();
    }

    /// What came: a message, or the reason why none comes any more.
    private sealed interface Arrival {
        record Came(Message<?> message) implements Arrival {}

        record Ended(Throwable reason) implements Arrival {}
    }

    private static final class Receiver implements Flow.Subscriber<Message<?>> {

        private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>(); // one message, and one end
        private final CountDownLatch subscribed = new CountDownLatch(1);
        private volatile Flow.Subscription subscription;

        Message<?> next() throws InterruptedException {
            subscribed.await();
            subscription.request(1);
            return switch (arrived.take()) {
                case Arrival.Came(var message) -> message;
                case Arrival.Ended(var reason) -> throw new IllegalStateException("no more messages come", reason);
            };
        }

        void close() {
            if (subscribed.getCount() == 0) {
                subscription.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            subscribed.countDown();
        }

        @Override
        public void onNext(Message<?> message) {
            arrived.add(new Arrival.Came(message));
        }

        @Override
        public void onError(Throwable reason) {
            arrived.add(new Arrival.Ended(reason));
        }

        @Override
        public void onComplete() {
            arrived.add(new Arrival.Ended(new IllegalStateException("the topic was closed")));
        }
    }
}
