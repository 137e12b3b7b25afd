package io.grapevine.ingest.job.kafka;

import io.grapevine.graph.job.Job;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/// Jobs and dead letters by way of Kafka, where that is configured; nothing is connected before it is used.
///
/// A message names a job and is no more than a call: what the job is, and whose, says its record in the graph. It
/// is of the partition of the job's document, so that one worker gets a document's versions in their order.
@Singleton
public final class JobMessages {

    private static final Logger LOG = Logger.getLogger(JobMessages.class);

    /// Behind the name of the topic of jobs.
    private static final String DEAD = ".dead";

    private static final short REPLICAS_OF_THE_BROKER = -1;
    private static final int ADMIN_SECONDS = 10;
    private static final String KAFKA = "smallrye-kafka";

    private final KafkaConfig config;
    private final InboundConnector inbound;
    private final OutboundConnector outbound;
    private final Map<String, Object> clients;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("kafka-sender").factory());
    private boolean topics;
    private Optional<Outbox> jobs = Optional.empty(); // of the sender's thread, as the next
    private Optional<Outbox> dead = Optional.empty();

    /// @param clients settings of all of Kafka's clients
    @Inject
    public JobMessages(
            KafkaConfig config,
            @Connector(KAFKA) InboundConnector inbound,
            @Connector(KAFKA) OutboundConnector outbound,
            @Identifier("default-kafka-broker") Map<String, Object> clients) {
        this.config = config;
        this.inbound = inbound;
        this.outbound = outbound;
        this.clients = clients;
    }

    /// Whether Kafka is configured.
    public boolean areOn() {
        return config.servers().isPresent();
    }

    /// Calls for workers; does not wait.
    ///
    /// @param carried told when Kafka has all of the messages; not where it has not, which is logged
    public void send(List<Job> made, Runnable carried) {
        inOrder(made.size() + " jobs, which workers find by themselves", () -> {
            jobs = jobs.or(() -> Optional.of(outbox(config.topic(), "jobs-out")));
            var sent = made.stream().map(job -> jobs.get().send(job.document(), job.id()));
            return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .thenRunAsync(
                            carried,
                            task -> Thread.ofVirtual().name("kafka-took").start(task));
        });
    }

    /// Tells of a job that failed for good; does not wait.
    public void sendDead(Job job) {
        var letter = new JsonObject()
                .put("id", job.id())
                .put("collection", job.collection())
                .put("name", job.name())
                .put("documentId", job.document())
                .put("attempts", job.attempts())
                .put("reason", job.reason());
        inOrder("the dead letter of job " + job.id(), () -> {
            dead = dead.or(() -> Optional.of(outbox(config.topic() + DEAD, "jobs-dead")));
            return dead.get().send(job.document(), letter.encode());
        });
    }

    /// One after the other on a thread that may wait for a broker that is away.
    private void inOrder(String what, Supplier<CompletableFuture<Void>> work) {
        sender.execute(() -> {
            try {
                makeTopics();
                var _ = work.get().whenComplete((done, failure) -> {
                    if (failure != null) {
                        tell(what, failure);
                    }
                });
            } catch (RuntimeException e) {
                tell(what, e);
            }
        });
    }

    private static void tell(String what, Throwable failure) {
        LOG.warnf("Kafka did not take %s: %s", what, failure.getMessage());
    }

    /// A new member of the workers' group, for one thread.
    public Inbox receive() {
        makeTopics();
        var settings = settings(config.topic(), "jobs-in");
        settings.put("group.id", config.topic());
        settings.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("commit-strategy", "latest"); // each acknowledgement, one message at a time
        settings.put("failure-strategy", "ignore");
        settings.put("max.poll.records", "10");
        settings.put("session.timeout.ms", "10000"); // of a member that was killed
        settings.put("heartbeat.interval.ms", "3000");
        settings.put("reconnect.backoff.max.ms", "10000");
        settings.put("graceful-shutdown", "false");
        return Inbox.of(inbound.getPublisher(ChannelSettings.of(settings)));
    }

    private Outbox outbox(String topic, String channel) {
        var settings = settings(topic, channel);
        settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        settings.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        settings.put("acks", "all");
        settings.put("request.timeout.ms", "5000");
        settings.put("delivery.timeout.ms", "10000"); // after that workers look for the job themselves
        settings.put("max.block.ms", "5000");
        return Outbox.to(outbound.getSubscriber(ChannelSettings.of(settings)));
    }

    private Map<String, String> settings(String topic, String channel) {
        return new HashMap<>(Map.of(
                "connector",
                KAFKA,
                "channel-name",
                channel,
                "topic",
                topic,
                "bootstrap.servers",
                servers(),
                "health-enabled",
                "false",
                "tracing-enabled",
                "false",
                "cloud-events",
                "false"));
    }

    private String servers() {
        return config.servers().orElseThrow(() -> new IllegalStateException("Kafka is not configured"));
    }

    /// Makes the topics that are not there, once, where the broker lets us.
    private synchronized void makeTopics() {
        if (topics) {
            return;
        }
        var settings = new HashMap<>(clients);
        settings.put("bootstrap.servers", servers());
        try (var admin = Admin.create(settings)) {
            topics = make(admin, config.topic()) && make(admin, config.topic() + DEAD);
        }
    }

    /// @return whether the broker has answered
    private boolean make(Admin admin, String name) {
        try {
            admin.createTopics(Set.of(new NewTopic(name, config.partitions(), REPLICAS_OF_THE_BROKER)))
                    .all()
                    .get(ADMIN_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warnf("the topic %s cannot be made: %s", name, e.getCause().getMessage());
            }
            return true;
        } catch (TimeoutException e) {
            LOG.warnf("Kafka at %s does not answer", servers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
