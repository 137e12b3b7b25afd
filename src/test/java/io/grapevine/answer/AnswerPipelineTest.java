package io.grapevine.answer;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.answer.generate.FixedGenerator;
import io.grapevine.answer.generate.Generation;
import io.grapevine.answer.generate.Generator;
import io.grapevine.answer.retrieve.KnownCollections;
import io.grapevine.answer.retrieve.Retriever;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerPipelineTest {

    private static final Evidence FOUND = new Evidence(
            List.of(new ScoredPassage(
                    new Passage("p1", "d1", "c", "a.md", "A", "", "Ilse Fenwright runs the cellar.", 0, 0, 0, 31),
                    0.9)),
            Subgraph.EMPTY);

    private final List<AnswerEvent> events = new ArrayList<>();
    private Route route = Route.LOOKUP;
    private RuntimeException storeFails;
    private int searches;
    private Generator generator = (found, listener, spent) -> {
        listener.accept(new AnswerEvent.Token("Yes."));
        return new Generation("Yes.", List.of(), true, "fake");
    };

    @Test
    void every_step_is_an_event_and_done_is_the_last_and_the_only_one() {
        pipeline().answer(Question.of("Who runs the cellar?"), events::add);

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Routed", "EvidenceFound", "Token", "Done");
        var done = (AnswerEvent.Done) events.getLast();
        assertThat(done.mode()).isEqualTo("graph");
        assertThat(done.timingsMs())
                .containsOnlyKeys("rewrite", "route", "embed", "retrieve", "fuse", "firstToken", "generate", "total");
    }

    @Test
    void a_follow_up_question_is_shown_as_it_was_rewritten_and_answered_so() {
        var answer = pipeline()
                .answerOrThrow(
                        Question.of("and hers?"),
                        List.of(new Turn("Who is Ilse?", "A cellar master.")),
                        Optional.empty(),
                        events::add,
                        spent -> {});

        assertThat(events.getFirst()).isEqualTo(new AnswerEvent.Rewritten("and hers? about Who is Ilse?"));
        assertThat(answer.question()).isEqualTo("and hers? about Who is Ilse?");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHITCHAT", "OUT_OF_SCOPE"})
    void small_talk_and_the_impossible_never_touch_the_store(Route chosen) {
        route = chosen;
        storeFails = new IllegalStateException("touched");
        var answer = pipeline().answer(question("Hello", Set.of("no such collection"), Optional.empty()), List.of());

        assertThat(searches).isZero();
        assertThat(answer.generator()).isEqualTo("fixed");
        assertThat(answer.usage()).isEqualTo(Usage.NONE);
        assertThat(answer.answer()).contains("documents");
    }

    @Test
    void the_users_own_route_goes_before_the_routers() {
        route = Route.CHITCHAT;
        var answer = pipeline().answer(question("Hello", Set.of(), Optional.of(Route.LOOKUP)), List.of());

        assertThat(answer.routing()).isEqualTo(Routing.chosenByUser(Route.LOOKUP));
        assertThat(searches).isOne();
    }

    @Test
    void an_unknown_collection_is_refused_with_the_names_of_those_that_exist() {
        var asked = question("Who?", Set.of("recipes", "handbook"), Optional.empty());

        assertThatThrownBy(() -> pipeline().answer(asked, List.of()))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no collection recipes. There are: handbook, minutes.");
        pipeline().answer(asked, events::add);
        assertThat(events.getLast())
                .isEqualTo(new AnswerEvent.Failed(
                        "not_found", "There is no collection recipes. There are: handbook, minutes.", Usage.NONE));
    }

    @Test
    void what_goes_wrong_ends_the_events_with_one_failure_that_says_what_to_do() {
        storeFails = new Unavailable("Neo4j at bolt://localhost:7687 does not answer.", null);
        pipeline().answer(Question.of("Who?"), events::add);

        assertThat(events)
                .last()
                .isEqualTo(new AnswerEvent.Failed(
                        "unavailable", "Neo4j at bolt://localhost:7687 does not answer.", Usage.NONE));
        assertThat(events).filteredOn(AnswerEvent.Done.class::isInstance).isEmpty();
    }

    @Test
    void a_fault_of_ours_shows_an_id_and_no_details() {
        storeFails = new IllegalStateException("secret detail");
        pipeline().answer(Question.of("Who?"), events::add);

        assertThat(events.getLast()).isInstanceOfSatisfying(AnswerEvent.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("internal");
            assertThat(failed.message()).contains("error ").doesNotContain("secret");
        });
    }

    @Test
    void an_interrupted_answer_ends_as_cancelled() {
        Thread.currentThread().interrupt();
        pipeline().answer(Question.of("Who?"), events::add);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(events.getLast())
                .isEqualTo(new AnswerEvent.Failed("cancelled", "The answer was stopped.", Usage.NONE));
    }

    @Test
    void what_every_call_took_is_in_the_end_of_the_answer_however_it_ends() {
        generator = (found, listener, spent) -> {
            spent.accept(new Usage(100, 20, 0.5));
            spent.accept(new Usage(10, 2, 0.25));
            if (found.question().text().equals("Stop?")) {
                throw new CancellationException("interrupted");
            }
            return new Generation("Yes.", List.of(), true, "fake");
        };
        assertThat(pipeline().answer(Question.of("Who?"), List.of()).usage()).isEqualTo(new Usage(110, 22, 0.75));
        pipeline().answer(Question.of("Stop?"), events::add);

        assertThat(events.getLast())
                .isEqualTo(new AnswerEvent.Failed("cancelled", "The answer was stopped.", new Usage(110, 22, 0.75)));
    }

    @Test
    void a_listener_that_fails_gets_no_further_event_and_its_own_exception() {
        var gone = new IllegalStateException("client gone");
        assertThatThrownBy(() -> pipeline().answer(Question.of("Who?"), event -> {
                    events.add(event);
                    throw gone;
                }))
                .isSameAs(gone);
        assertThat(events).hasSize(1);
    }

    private AnswerPipeline pipeline() {
        var retriever = new Retriever() {
            @Override
            public RetrievalMode mode() {
                return RetrievalMode.GRAPH;
            }

            @Override
            public Evidence retrieve(Question question, float[] vector, int k) {
                searches++;
                if (storeFails != null) {
                    throw storeFails;
                }
                return FOUND;
            }
        };
        return new AnswerPipeline(
                (question, history, spent) -> history.isEmpty()
                        ? question
                        : question.withText(
                                question.text() + " about " + history.getLast().question()),
                question -> new Routing(route, 0.9, Map.of(route, 0.9), false),
                new OneVector(),
                model -> {},
                new KnownCollections(() -> List.of("handbook", "minutes")),
                new Retrievers(List.of(retriever), 5),
                (question, found) -> found.getFirst(),
                generator,
                new FixedGenerator());
    }

    private static Question question(String text, Set<String> collections, Optional<Route> route) {
        return new Question(text, collections, Optional.empty(), route, Optional.empty());
    }

    private record OneVector() implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(new float[] {1, 0}))
                    .toList());
        }
    }
}
