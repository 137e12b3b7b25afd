package io.grapevine.graph.job;

import io.grapevine.domain.Scope;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.job.Job.State;
import io.grapevine.graph.job.JobStore.Lease;
import io.grapevine.graph.job.JobStore.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class JobStoreIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final int ATTEMPTS = 3;

    private final JobStore store;

    JobStoreIT(Graph graph) {
        this.store = new JobStore(graph);
    }

    @Test
    void a_job_is_claimed_once_however_many_claim_at_once() throws Exception {
        store.create(IntStream.range(0, 20).mapToObj(i -> job(i, "doc" + i)).toList(), Duration.ZERO);
        var taken = Collections.synchronizedList(new ArrayList<String>());
        Callable<Void> claimer = () -> {
            for (var next = claim("a"); next.isPresent(); next = claim("a")) {
                taken.add(next.get().id());
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                done.get();
            }
        }

        assertThat(taken).hasSize(20).doesNotHaveDuplicates();
        assertThat(store.isWaiting()).isFalse();
    }

    @Test
    void two_versions_of_a_document_are_done_in_the_order_of_their_uploads() {
        store.create(List.of(job(1, "policy"), job(2, "policy"), job(3, "other")), Duration.ZERO);

        assertThat(claim("a")).map(Job::id).hasValue(id(1));
        assertThat(claim("b")).map(Job::id).hasValue(id(3));
        assertThat(claim("c")).isEmpty();
        store.giveBack(id(1), "a", "not now", LONG, true); // waits longer, and is first all the same
        assertThat(claim("c")).isEmpty();
        store.cancel(id(1));
        assertThat(claim("c")).map(Job::id).hasValue(id(2));
    }

    @Test
    void what_the_holder_of_a_lapsed_lease_says_changes_nothing() {
        store.create(List.of(job(1, "policy")), Duration.ZERO);
        assertThat(store.claim("first", OVER, ATTEMPTS).job()).isPresent();

        var second = claim("second");

        assertThat(second).isPresent();
        assertThat(second.get().attempts()).isEqualTo(2);
        assertThat(store.renew(id(1), "first", LONG, 5, 0.5)).isEqualTo(Lease.LOST);
        assertThat(store.end(id(1), "first", State.FAILED, "no", new Job.Documents(0, 0, 0, 1), 0))
                .isEmpty();
        assertThat(store.giveBack(id(1), "first", "no", Duration.ZERO, true)).isEmpty();
        assertThat(store.renew(id(1), "second", LONG, 7, 0.7)).isEqualTo(Lease.HELD);
        assertThat(store.end(id(1), "second", State.DONE, "", new Job.Documents(1, 0, 0, 0), 9))
                .hasValueSatisfying(done -> {
                    assertThat(done.state()).isEqualTo(State.DONE);
                    assertThat(done.passages()).isEqualTo(9);
                    assertThat(done.documents()).hasValue(new Job.Documents(1, 0, 0, 0));
                    assertThat(done.given()).isEqualTo(Map.of("author", List.of("Ida Berg")));
                });
    }

    @Test
    void a_job_whose_workers_die_again_and_again_fails_for_good_until_it_is_retried() {
        store.create(List.of(job(1, "bomb")), Duration.ZERO);
        for (int i = 0; i < ATTEMPTS; i++) {
            assertThat(store.claim("worker" + i, OVER, ATTEMPTS).job()).isPresent();
        }

        var claim = store.claim("another", LONG, ATTEMPTS);

        assertThat(claim.job()).isEmpty();
        assertThat(claim.failed()).extracting(Job::state).containsExactly(State.FAILED);
        assertThat(claim.failed().getFirst().reason()).contains("ended in the middle");
        assertThat(list(Set.of(State.FAILED))).containsExactly(id(1));
        assertThat(store.retry(id(1))).map(Job::attempts).hasValue(0);
        assertThat(store.retry(id(1))).isEmpty();
        assertThat(claim("another")).isPresent();
    }

    @Test
    void one_that_waits_is_cancelled_at_once_and_one_that_runs_is_told() {
        store.create(List.of(job(1, "a"), job(2, "b"), job(3, "c")), Duration.ZERO);
        claim("holder");

        assertThat(store.cancel(id(2))).map(Job::state).hasValue(State.CANCELLED);
        assertThat(store.cancel(id(1))).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(State.RUNNING);
            assertThat(job.cancelling()).isTrue();
        });
        assertThat(store.renew(id(1), "holder", LONG, 0, 0)).isEqualTo(Lease.CANCELLED);
        assertThat(store.giveBack(id(1), "holder", "", Duration.ZERO, false))
                .map(Job::state)
                .hasValue(State.CANCELLED);
        assertThat(store.cancel(id(1))).isEmpty();
        store.cancelAll("handbook");
        assertThat(list(Set.of(State.CANCELLED))).containsExactly(id(3), id(2), id(1));
    }

    @Test
    void a_job_that_a_message_carries_waits_for_whom_it_reaches() {
        store.create(List.of(job(1, "a"), job(2, "b")), Duration.ZERO);
        store.markCarried(List.of(id(1)));

        assertThat(claim("looker")).map(Job::id).hasValue(id(2));
        assertThat(claim("looker")).isEmpty();
        assertThat(store.claim(id(1), "receiver", OVER)).isPresent();
        assertThat(store.claim(id(1), "receiver again", LONG)).isEmpty();
        assertThat(claim("looker")).map(Job::id).hasValue(id(1)); // the receiver has died
    }

    @Test
    void lists_are_pages_of_what_may_be_seen() {
        store.create(IntStream.range(0, 25).mapToObj(i -> job(i, "doc" + i)).toList(), Duration.ZERO);
        claim("holder");
        var all = Scope.of(Set.of("handbook", "others"));
        var first = store.list(new Wanted(all, Set.of(), Optional.empty(), Optional.empty()), 20);
        var second = store.list(
                new Wanted(
                        all,
                        Set.of(),
                        Optional.empty(),
                        Optional.of(first.getLast().id())),
                20);

        assertThat(first).hasSize(20);
        assertThat(second).hasSize(5);
        assertThat(second.getLast().state()).isEqualTo(State.RUNNING);
        assertThat(store.list(new Wanted(Scope.NOTHING, Set.of(), Optional.empty(), Optional.empty()), 20))
                .isEmpty();
        assertThat(store.list(new Wanted(Scope.NOTHING, Set.of(), Optional.of("upload"), Optional.empty()), 20))
                .isEmpty();
        assertThat(store.list(new Wanted(all, Set.of(), Optional.of("upload"), Optional.empty()), 20))
                .hasSize(20);
        assertThat(store.list(new Wanted(Scope.EVERYTHING, Set.of(), Optional.of("upload"), Optional.empty()), 20))
                .hasSize(20);
        assertThat(list(Set.of(State.RUNNING))).containsExactly(id(0));
    }

    @Test
    void files_of_jobs_that_did_not_end_well_are_needed_and_old_jobs_go() {
        store.create(List.of(job(1, "a"), job(2, "b")), Duration.ZERO);
        claim("holder");
        store.end(id(1), "holder", State.DONE, "", new Job.Documents(1, 0, 0, 0), 1);

        assertThat(store.filesOf(Set.of("file1", "file2", "file3"))).containsExactly("file2");
        store.removeBefore(Instant.now().plus(LONG));
        assertThat(store.find(id(1))).isEmpty();
        assertThat(store.find(id(2))).isPresent();
    }

    private Optional<Job> claim(String holder) {
        return store.claim(holder, LONG, ATTEMPTS).job();
    }

    private List<String> list(Set<State> states) {
        return store.list(new Wanted(Scope.EVERYTHING, states, Optional.empty(), Optional.empty()), 100).stream()
                .map(Job::id)
                .toList();
    }

    private static NewJob job(int number, String document) {
        return new NewJob(
                id(number),
                "upload",
                "handbook",
                document + ".md",
                document,
                Map.of("author", List.of("Ida Berg")),
                "file" + number,
                100,
                "ida");
    }

    private static String id(int number) {
        return "%013x%012x".formatted(number, 0);
    }
}
