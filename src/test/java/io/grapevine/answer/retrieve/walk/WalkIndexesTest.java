package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class WalkIndexesTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong version = new AtomicLong(1);
    private final AtomicInteger loads = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void an_index_of_the_graphs_version_is_not_loaded_again() {
        var indexes = indexes(scope -> index(), LONG);

        assertThat(indexes.of(Set.of()))
                .get()
                .extracting(WalkIndexes.Loaded::outdated)
                .isEqualTo(false);
        indexes.of(Set.of());

        assertThat(loads).hasValue(1);
    }

    @Test
    void while_a_long_load_goes_on_the_index_of_before_says_that_it_is_outdated() {
        var indexes = indexes(scope -> loads.get() == 1 ? index() : blocked(), LONG);
        indexes.of(Set.of());
        version.set(2);

        assertThat(indexes.of(Set.of()))
                .get()
                .extracting(WalkIndexes.Loaded::outdated)
                .isEqualTo(true);
        release.countDown();
    }

    @Test
    void a_first_load_that_takes_too_long_leaves_the_question_without_an_index() {
        var indexes = indexes(scope -> blocked(), SHORT);

        assertThat(indexes.of(Set.of())).isEmpty();
        release.countDown();
    }

    @Test
    void a_burst_of_scopes_loads_one_at_a_time_and_keeps_sixteen() throws Exception {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var indexes = indexes(
                scope -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    var index = index();
                    atOnce.decrementAndGet();
                    return index;
                },
                LONG);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40).forEach(i -> threads.submit(() -> indexes.of(Set.of("c" + i))));
        }

        assertThat(most).hasValue(1);
        assertThat(indexes.scopesKept()).isEqualTo(16);
    }

    @Test
    void no_more_bytes_are_kept_than_allowed_and_the_last_used_in_any_case() {
        var indexes = new WalkIndexes(version::get, this::counted, SHORT, LONG, 1);
        indexes.of(Set.of("a"));
        indexes.of(Set.of("b"));

        assertThat(indexes.scopesKept()).isEqualTo(1);
        assertThat(indexes.of(Set.of("b")))
                .get()
                .extracting(WalkIndexes.Loaded::outdated)
                .isEqualTo(false);
        assertThat(loads).hasValue(2);
    }

    @Test
    void an_interrupted_question_waits_no_longer() throws Exception {
        var indexes = indexes(scope -> blocked(), LONG);
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
    void a_first_load_that_fails_is_told_by_its_reason_and_tried_again() {
        var indexes = indexes(
                scope -> {
                    if (loads.get() == 1) {
                        throw new Unavailable("Neo4j does not answer.", null);
                    }
                    return index();
                },
                LONG);

        assertThatThrownBy(() -> indexes.of(Set.of())).isInstanceOf(Unavailable.class);
        assertThat(indexes.of(Set.of())).isPresent();
    }

    private WalkIndexes indexes(Function<Set<String>, WalkIndex> loader, Duration first) {
        return new WalkIndexes(
                version::get,
                scope -> {
                    loads.incrementAndGet();
                    return loader.apply(scope);
                },
                SHORT,
                first,
                Long.MAX_VALUE);
    }

    private WalkIndex counted(Set<String> scope) {
        loads.incrementAndGet();
        return index();
    }

    private WalkIndex blocked() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return index();
    }

    private static WalkIndex index() {
        return Snapshots.index(
                List.of(new Text("p", "c", "Ada", "Ada met Charles.", new float[] {1, 0})), WalkWeights.DEFAULT);
    }
}
