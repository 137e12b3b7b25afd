/// Kafka as what carries jobs to workers: topics, outbox, inbox. Called by `ingest.job`, where it is configured.
package io.grapevine.ingest.job.kafka;
