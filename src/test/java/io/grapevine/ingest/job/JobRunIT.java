package io.grapevine.ingest.job;

import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.StagedDocuments;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.Job.State;
import io.grapevine.graph.job.JobStore;
import io.grapevine.graph.job.NewJob;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.ingest.CountingEmbedding;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.embed.PassageEmbedding;
import io.grapevine.ingest.extract.PhraseExtraction;
import io.grapevine.ingest.flow.ContentId;
import io.grapevine.ingest.load.Hash;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.Loader;
import io.grapevine.ingest.original.Originals;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.EmbeddingTokenizer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class JobRunIT {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(JobConfig.class)
            .withDefaultValue("grapevine.jobs.attempts", "2")
            .build()
            .getConfigMapping(JobConfig.class);

    private static EmbeddingTokenizer tokenizer;

    private final Graph graph;
    private final JobStore store;
    private final JobIds ids = new JobIds();
    private Originals originals;
    private Path folder;

    JobRunIT(Graph graph) {
        this.graph = graph;
        this.store = new JobStore(graph);
    }

    @BeforeAll
    static void load() {
        tokenizer = new EmbeddingTokenizer();
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
        originals = new Originals(temporary.resolve("originals"), true, 1 << 20);
    }

    @Test
    void a_file_is_stored_with_what_was_given_and_without_the_day_of_its_upload() throws Exception {
        var id = create("keys.md", "# Keys\n\nThe keys hang behind the stove.");

        var done = run(id, new CountingEmbedding());

        assertThat(done).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(State.DONE);
            assertThat(job.documents()).hasValue(new Job.Documents(1, 0, 0, 0));
            assertThat(job.reason()).isEmpty();
        });
        var document = new DocumentStore(graph).find(done.orElseThrow().document());
        assertThat(document.orElseThrow().metadata()).containsOnlyKeys("author");
    }

    @Test
    void an_embedding_that_is_away_is_tried_again_later_until_the_attempts_are_used() throws Exception {
        var id = create("keys.md", "# Keys\n\nThe keys hang behind the stove.");
        var away = new CountingEmbedding(-1);

        assertThat(run(id, away)).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(State.QUEUED);
            assertThat(job.attempts()).isEqualTo(1);
            assertThat(job.reason()).isEqualTo("gone");
        });
        assertThat(store.isWaiting()).isFalse(); // not yet

        assertThat(run(id, away)).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(State.FAILED);
            assertThat(job.reason()).isEqualTo("gone");
        });
        store.retry(id);
        assertThat(run(id, new CountingEmbedding())).map(Job::state).hasValue(State.DONE);
    }

    @Test
    void a_file_that_this_worker_has_not_is_named() throws Exception {
        var id = create("keys.md", "# Keys");
        var elsewhere = new Originals(folder.resolve("elsewhere"), true, 1 << 20);

        assertThat(run(id, elsewhere, new CountingEmbedding())).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(State.QUEUED);
            assertThat(job.reason()).contains("not among the originals of this worker");
        });
    }

    @Test
    void a_worker_that_is_asked_to_end_gives_its_job_back_at_once() throws Exception {
        var id = create("book.txt", "The river was long and the day was warm.\n\n".repeat(4_000));
        var slow = new CountingEmbedding();
        var given = new AtomicReference<Optional<Job>>(Optional.empty());
        var worker = Thread.ofPlatform().start(() -> given.set(run(id, slow)));
        slow.await(64);

        worker.interrupt();
        worker.join(60_000);

        assertThat(given.get()).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(State.QUEUED);
            assertThat(job.attempts()).isZero();
        });
        assertThat(store.isWaiting()).isTrue();
    }

    private Optional<Job> run(String id, CountingEmbedding embedding) {
        return run(id, originals, embedding);
    }

    private Optional<Job> run(String id, Originals files, CountingEmbedding embedding) {
        var running = new RunningIngests();
        var pipeline = new IngestPipeline(
                new Loader(LoadLimits.DEFAULT),
                256,
                tokenizer,
                PassageEmbedding.of(embedding),
                collection -> new PhraseExtraction(new PhraseExtractor()),
                new EmbeddingIndex(graph),
                new DocumentStore(graph),
                new StagedDocuments(graph),
                running);
        var job = store.claim(id, "holder", LEASE).orElseThrow();
        return new JobRun(store, files, pipeline, running, CONFIG).run(job, "holder");
    }

    private String create(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        var id = ids.next();
        assertThat(originals.hold(file, Hash.of(file))).isTrue();
        store.create(
                List.of(new NewJob(
                        id,
                        "upload",
                        "handbook",
                        name,
                        ContentId.ofDocument("handbook", name),
                        Map.of("author", List.of("Ida Berg")),
                        Hash.of(file),
                        Files.size(file),
                        "ida")),
                Duration.ZERO);
        return id;
    }
}
