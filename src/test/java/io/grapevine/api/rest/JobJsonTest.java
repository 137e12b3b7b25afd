package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobJsonTest {

    private static final Path PAGE = Path.of("docs", "operations.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_job_has_the_fields_that_the_documentation_shows() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();

        var documented = JSON.readTree(example.group(1));
        var told = new JobJson(JSON).of(job(Optional.of(new Job.Documents(1, 0, 0, 0))));

        assertThat(told.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(documented::fieldNames);
        assertThat(told.path("documents").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(documented.path("documents")::fieldNames);
    }

    @Test
    void what_has_not_happened_yet_is_left_out() {
        var told = new JobJson(JSON).of(job(Optional.empty()));

        assertThat(told.has("documents")).isFalse();
        assertThat(told.path("state").asText()).isEqualTo("running");
    }

    @Test
    void one_job_is_where_it_is_and_several_where_their_upload_is() {
        var json = new JobJson(JSON);
        var job = job(Optional.empty());

        assertThat(json.accepted(List.of(job)).getLocation()).hasToString("/api/jobs/id");
        assertThat(json.accepted(List.of(job, job)).getLocation()).hasToString("/api/jobs?upload=upload");
    }

    private static Job job(Optional<Job.Documents> documents) {
        var time = Instant.parse("2026-11-29T15:00:00Z");
        return new Job(
                "id",
                "upload",
                "reports",
                "report.pdf",
                "document",
                Map.of(),
                "hash",
                81_234,
                "ida",
                State.RUNNING,
                false,
                1,
                212,
                1.0,
                "",
                documents,
                time,
                Optional.of(time),
                Optional.of(time));
    }
}
