package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.TestExchange;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.llm.ScriptedChatServer;
import io.grapevine.llm.ScriptedChatServer.Request;
import io.grapevine.llm.TestChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Overviews by map and reduce, against a chat model's server.
class OverviewAnswersTest {

    /// Four parts of about 16,000 characters.
    private static final Evidence EVIDENCE = OverviewPartTest.evidence(60, 1_000);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<AnswerEvent> events = new ArrayList<>();
    private final List<Usage> spent = Collections.synchronizedList(new ArrayList<>());
    private ScriptedChatServer server;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void every_part_is_read_and_the_answer_written_from_the_best_points() throws IOException {
        var answer = ask(request -> request.structured()
                ? point(request, request.passages().getFirst() == 1 ? 20 : 90)
                : "All is well [16][1]. And more [2][99].");

        assertThat(answer.text()).isEqualTo("All is well [16][1]. And more.");
        assertThat(answer.citations()).extracting(Citation::number).containsExactly(1, 16);
        assertThat(answer.answered()).isTrue();
        assertThat(server.requests()).hasSize(5).filteredOn(Request::structured).hasSize(4);
        assertThat(server.requests().getLast().user())
                .contains("- Fact 16 matters. [16]\n")
                .endsWith("square brackets.")
                .containsSubsequence("Fact 16 matters.", "Fact 1 matters."); // the highest scores first
        assertThat(spent).containsExactly(new Usage(500, 100, 0));
        assertThat(degraded()).isEmpty();
    }

    @Test
    void parts_are_read_at_the_same_time() throws IOException {
        var atOnce = new CountDownLatch(4);
        ask(request -> {
            if (request.structured()) {
                atOnce.countDown();
                await(atOnce); // never answers where they are read one after the other
            }
            return request.structured() ? point(request, 50) : "Yes [1].";
        });
        assertThat(atOnce.getCount()).isZero();
    }

    @Test
    void no_more_parts_are_read_at_once_than_calls_are_allowed() throws IOException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var answer = ask(
                request -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    try {
                        Thread.sleep(100);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    running.decrementAndGet();
                    return request.structured() ? point(request, 50) : "Yes [1].";
                },
                Map.of("grapevine.llm.concurrency", "1", "grapevine.llm.queue-timeout", "10ms"));

        assertThat(most).hasValue(1);
        assertThat(degraded()).isEmpty();
        assertThat(answer.text()).isEqualTo("Yes [1].");
    }

    @Test
    void a_part_that_is_read_without_use_is_left_out_and_said_so() throws IOException {
        var answer = ask(request -> !request.structured()
                ? "It is so [16]."
                : request.passages().contains(1)
                        ? "Sorry, I cannot."
                        : request.passages().contains(60) ? "" : point(request, 50));

        assertThat(answer.text()).isEqualTo("It is so [16].");
        assertThat(degraded())
                .containsExactly("overview: 2 of its 4 parts are left out: "
                        + "openai stand-in replied what is not the JSON that it was asked for");
        assertThat(meters.counter("grapevine.answer.degraded", "what", "overview")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void where_no_part_can_be_read_the_answer_is_written_from_the_nearest_passages() throws IOException {
        var answer = ask(request -> request.structured() ? "no" : "From sixteen [1][15][16].");

        assertThat(answer.text()).isEqualTo("From sixteen [1][15].");
        assertThat(degraded())
                .singleElement()
                .asString()
                .startsWith("overview: None of its 4 parts could be read, so it is written "
                        + "from the nearest passages alone: ");
        assertThat(server.requests().getLast().passages()).hasSize(15);
    }

    @Test
    void a_chat_model_that_is_gone_is_said_once_and_the_answer_is_extractive() throws IOException {
        var answer = ask(request -> "");

        assertThat(degraded()).containsExactly("chat model: openai stand-in has an error of its own (5xx)");
        assertThat(answer.generator()).isEqualTo("extractive");
    }

    @Test
    void where_no_part_has_a_point_the_documents_do_not_hold_the_answer() throws IOException {
        var answer = ask(request -> "{\"points\": []}");

        assertThat(answer.answered()).isFalse();
        assertThat(answer.text()).isEqualTo("I did not find the answer in the documents.");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void an_answer_that_breaks_off_goes_on_extractively() throws IOException {
        var answer = ask(request -> request.structured() ? point(request, 50) : "");

        assertThat(degraded()).containsExactly("chat model: openai stand-in has an error of its own (5xx)");
        assertThat(answer.generator()).isEqualTo("extractive");
    }

    @Test
    void what_one_prompt_can_hold_is_answered_by_one_call_and_so_is_every_other_question() throws IOException {
        server = new ScriptedChatServer(request -> "Yes [1].");
        assertThat(ask(Route.OVERVIEW, EVIDENCE.first(10), Map.of()).text()).isEqualTo("Yes [1].");
        assertThat(ask(Route.LOOKUP, EVIDENCE, Map.of()).text()).isEqualTo("Yes [1].");

        assertThat(server.requests()).hasSize(2).noneMatch(Request::structured);
    }

    @Test
    void stopping_the_answer_stops_the_reading() throws Exception {
        var begun = new CountDownLatch(4);
        var never = new CountDownLatch(1);
        server = new ScriptedChatServer(request -> {
            begun.countDown();
            await(never);
            return "late";
        });
        var thrown = new Throwable[1];
        var thread = Thread.ofVirtual().start(() -> {
            try {
                ask(Route.OVERVIEW, EVIDENCE, Map.of());
            } catch (CancellationException e) {
                thrown[0] = e;
            }
        });
        begun.await();
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        never.countDown();

        assertThat(thrown[0]).isInstanceOf(CancellationException.class);
    }

    private Generation ask(Function<Request, String> script) throws IOException {
        return ask(script, Map.of());
    }

    private Generation ask(Function<Request, String> script, Map<String, String> settings) throws IOException {
        server = new ScriptedChatServer(script);
        return ask(Route.OVERVIEW, EVIDENCE, settings);
    }

    private Generation ask(Route route, Evidence evidence, Map<String, String> settings) {
        var all = new HashMap<>(server.settings());
        all.putAll(settings);
        var client = TestChat.models(all, meters).client().orElseThrow();
        var generator = new GroundedGenerator(
                new Relevance(null),
                Optional.of(new OverviewGenerator(client, new ChatGenerator(client), meters)),
                new ExtractiveGenerator(),
                meters);
        var exchange = TestExchange.found(
                "Which facts are known?", new Routing(route, 1, Map.of(), false), new float[0], evidence, events::add);
        try {
            return generator.generate(exchange);
        } finally {
            spent.add(exchange.used());
        }
    }

    private static String point(Request request, int score) {
        var first = request.passages().getFirst();
        return "{\"points\": [{\"text\": \"Fact " + first + " matters.\", \"score\": " + score + ", \"passages\": ["
                + first + "]}]}";
    }

    private List<String> degraded() {
        return events.stream()
                .filter(AnswerEvent.Degraded.class::isInstance)
                .map(AnswerEvent.Degraded.class::cast)
                .map(event -> event.what() + ": " + event.reason())
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
