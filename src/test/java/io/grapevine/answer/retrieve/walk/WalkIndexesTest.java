package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.index.PassageRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class WalkIndexesTest {

    private static final int MANY = 300;
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean blocks;
    private volatile boolean fails;

    private final StoredTexts store = new StoredTexts() {
        @Override
        public List<PassageRow> passages(List<String> documents) {
            if (fails) {
                fails = false;
                throw new Unavailable("Neo4j does not answer.", null);
            }
            await();
            return super.passages(documents);
        }
    };

    WalkIndexesTest() {
        store.put(text("p", "c"));
    }

    @Test
    void of_what_did_not_change_nothing_is_read_again() {
        var indexes = indexes(LONG, LONG);

        assertThat(indexes.of(Set.of()).orElseThrow().outdated()).isFalse();
        indexes.of(Set.of("c"));

        assertThat(store.read).isEqualTo(1);
    }

    @Test
    void a_change_is_read_and_nothing_else() {
        storeMany();
        var indexes = indexes(LONG, LONG);
        indexes.of(Set.of("c"));
        store.read = 0;
        store.put(text("q", "c"));
        store.put(text("r", "d"));

        var loaded = indexes.of(Set.of("c")).orElseThrow();

        assertThat(loaded.outdated()).isFalse();
        assertThat(loaded.index().knows("q")).isTrue();
        assertThat(loaded.index().knows("r")).isFalse();
        assertThat(store.read).isEqualTo(1);
    }

    @Test
    void a_small_collection_is_read_anew_so_that_no_trace_of_what_it_was_is_left() {
        var indexes = indexes(LONG, LONG);
        indexes.of(Set.of("c"));
        store.put(text("q", "c"));
        store.read = 0;

        assertThat(indexes.of(Set.of("c")).orElseThrow().index().passages()).isEqualTo(2);
        assertThat(store.read).isEqualTo(2);
    }

    @Test
    void where_more_came_than_there_was_all_is_read_anew_as_one_segment() {
        storeMany();
        var indexes = indexes(LONG, LONG);
        indexes.of(Set.of("c"));
        int before = store.texts().size();
        for (int i = 0; i <= before; i++) store.put(text("new" + i, "c"));
        store.read = 0;

        var loaded = indexes.of(Set.of("c")).orElseThrow();

        assertThat(loaded.index().passages()).isEqualTo(2 * before + 1);
        assertThat(store.read).isEqualTo(2 * before + 1);
    }

    @Test
    void collections_are_joined_without_being_read_again() {
        store.put(text("r", "d"));
        var indexes = indexes(LONG, LONG);
        indexes.of(Set.of("c"));
        indexes.of(Set.of("d"));

        var both = indexes.of(Set.of("c", "d")).orElseThrow().index();

        assertThat(both.passages()).isEqualTo(2);
        assertThat(both.holders(both.nodeOf("charles").orElseThrow())).isEqualTo(2);
        assertThat(store.read).isEqualTo(2);
    }

    @Test
    void while_a_change_is_read_the_index_of_before_says_that_it_is_outdated() {
        var indexes = indexes(SHORT, LONG);
        indexes.of(Set.of("c"));
        store.put(text("q", "c"));
        blocks = true;

        assertThat(indexes.of(Set.of("c")).orElseThrow().outdated()).isTrue();
        release.countDown();
    }

    @Test
    void a_collection_that_takes_too_long_to_read_leaves_the_question_without_an_index() {
        var indexes = indexes(SHORT, SHORT);
        blocks = true;

        assertThat(indexes.of(Set.of())).isEmpty();
        release.countDown();
    }

    @Test
    void an_interrupted_question_waits_no_longer() throws Exception {
        var indexes = indexes(LONG, LONG);
        blocks = true;
        var seen = new CompletableFuture<Throwable>();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                indexes.of(Set.of());
            } catch (Throwable e) {
                seen.complete(e);
            }
        });
        Thread.sleep(50);
        asking.interrupt();

        assertThat(seen.get()).isInstanceOf(CancellationException.class);
        release.countDown();
    }

    @Test
    void a_first_read_that_fails_is_told_by_its_reason_and_tried_again() {
        var indexes = indexes(LONG, LONG);
        fails = true;

        assertThatThrownBy(() -> indexes.of(Set.of())).isInstanceOf(Unavailable.class);
        assertThat(indexes.of(Set.of())).isPresent();
    }

    @Test
    void a_change_that_cannot_be_read_leaves_the_index_of_before() {
        var indexes = indexes(LONG, LONG);
        indexes.of(Set.of("c"));
        store.put(text("q", "c"));
        fails = true;

        assertThat(indexes.of(Set.of("c")).orElseThrow().outdated()).isTrue();
        assertThat(indexes.of(Set.of("c")).orElseThrow().outdated()).isFalse();
    }

    @Test
    void a_start_maps_the_files_and_reads_only_what_changed(@TempDir Path folder) {
        storeMany();
        var files = Optional.of(new SegmentFiles(folder));
        new WalkIndexes(store, WalkWeights.DEFAULT, LONG, LONG, files).of(Set.of("c"));
        store.put(text("q", "c"));
        store.read = 0;

        var loaded = new WalkIndexes(store, WalkWeights.DEFAULT, LONG, LONG, files).of(Set.of("c"));

        assertThat(loaded.orElseThrow().index().passages()).isEqualTo(MANY + 2);
        assertThat(store.read).isEqualTo(1);
    }

    /// So many that not all are read for a change.
    private void storeMany() {
        for (int i = 0; i < MANY; i++) {
            store.put(text("many" + i, "c"));
        }
    }

    private WalkIndexes indexes(Duration patience, Duration first) {
        return new WalkIndexes(store, WalkWeights.DEFAULT, patience, first, Optional.empty());
    }

    private void await() {
        try {
            if (blocks) {
                release.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Text text(String id, String collection) {
        return new Text(id, collection, "Ada", "Ada met Charles.", new float[] {1, 0});
    }
}
