package io.grapevine.ingest.job.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/// Kafka as what carries jobs to workers.
@ConfigMapping(prefix = "grapevine.kafka")
public interface KafkaConfig {

    /// Brokers, such as `kafka1:9092,kafka2:9092`. Without it nothing of Kafka is started, and workers look for jobs
    /// themselves. What else Kafka's clients are to know, such as how they sign in, is `KAFKA_...`:
    /// `KAFKA_SECURITY_PROTOCOL` is `security.protocol`.
    @WithParentName
    Optional<String> servers();

    /// The topic of jobs, and the name of the workers' group; that of dead letters ends in `.dead`.
    @WithDefault("grapevine.jobs")
    String topic();

    /// Partitions of the topics where they are not there yet and are made: as many workers get messages at most.
    @WithDefault("12")
    @Min(1)
    int partitions();
}
