package io.grapevine.graph.job;

import io.grapevine.graph.driver.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// Jobs as Neo4j's values, and back.
final class JobRows {

    private JobRows() {}

    static Map<String, Object> of(NewJob job) {
        var properties = new HashMap<String, Object>(Map.of(
                "upload",
                job.upload(),
                "collection",
                job.collection(),
                "name",
                job.name(),
                "document",
                job.document(),
                "file",
                job.file(),
                "bytes",
                job.bytes(),
                "by",
                job.by(),
                "attempts",
                0,
                "reason",
                "",
                "cancelling",
                false));
        properties.put("passages", 0);
        properties.put("fraction", 0.0);
        job.given().forEach((field, values) -> properties.put(Rows.METADATA + field, values));
        return Map.of("id", job.id(), "properties", properties);
    }

    static Map<String, Object> of(Job.Documents documents, int passages) {
        return Map.of(
                "added",
                documents.added(),
                "replaced",
                documents.replaced(),
                "unchanged",
                documents.unchanged(),
                "failed",
                documents.failed(),
                "passages",
                passages,
                "fraction",
                1.0);
    }

    static Job job(Record row) {
        var job = row.get("job");
        return new Job(
                job.get("id").asString(),
                job.get("upload").asString(),
                job.get("collection").asString(),
                job.get("name").asString(),
                job.get("document").asString(),
                Rows.metadata(job),
                job.get("file").asString(),
                job.get("bytes").asLong(),
                job.get("by").asString(),
                Job.State.ofLabel(job.get("state").asString()),
                job.get("cancelling").asBoolean(),
                job.get("attempts").asInt(),
                job.get("passages").asInt(),
                job.get("fraction").asDouble(),
                job.get("reason").asString(),
                documents(job),
                Rows.instant(job.get("created")).orElseThrow(),
                Rows.instant(job.get("started")),
                Rows.instant(job.get("ended")));
    }

    private static Optional<Job.Documents> documents(Value job) {
        return job.get("added").isNull()
                ? Optional.empty()
                : Optional.of(new Job.Documents(
                        job.get("added").asInt(),
                        job.get("replaced").asInt(),
                        job.get("unchanged").asInt(),
                        job.get("failed").asInt()));
    }
}
