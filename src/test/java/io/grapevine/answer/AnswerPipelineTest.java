package io.grapevine.answer;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Request;
import io.grapevine.answer.generate.FixedGenerator;
import io.grapevine.answer.generate.Generator;
import io.grapevine.answer.read.FirstSteps;
import io.grapevine.answer.read.Reader;
import io.grapevine.answer.read.ReaderNetworks;
import io.grapevine.answer.retrieve.CurrentEditions;
import io.grapevine.answer.retrieve.DocumentScopes.Narrowed;
import io.grapevine.answer.retrieve.KnownCollections;
import io.grapevine.answer.retrieve.Retriever;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Principal;
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
    private RuntimeException embeddingFails;
    private int searches;
    private int embeddings;
    private boolean routerEmbeds;
    private Generator generator = exchange -> {
        exchange.transcript().say("Yes.");
        return exchange.transcript().generation(true, "fake");
    };

    @Test
    void every_step_is_an_event() {
        var answer = answer(Request.of(Question.of("Who runs the cellar?")));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Routed", "EvidenceFound", "Token");
        assertThat(answer.mode()).isEqualTo("graph");
        assertThat(answer.timingsMs())
                .containsOnlyKeys("rewrite", "route", "embed", "retrieve", "rank", "firstToken", "generate", "total");
    }

    @Test
    void a_follow_up_question_is_shown_as_it_was_rewritten_and_answered_so() {
        var answer = answer(new Request(
                Question.of("and hers?"),
                List.of(new Turn("Who is Ilse?", "A cellar master.")),
                Optional.empty(),
                Principal.OWNER));

        assertThat(events.getFirst()).isEqualTo(new AnswerEvent.Rewritten("and hers? about Who is Ilse?"));
        assertThat(answer.question()).isEqualTo("and hers? about Who is Ilse?");
    }

    @Test
    void small_talk_never_touches_the_store() {
        route = Route.CHITCHAT;
        storeFails = new IllegalStateException("touched");
        var answer = answer(Request.of(question("Hello", Set.of("no such collection"), Optional.empty())));

        assertThat(searches).isZero();
        assertThat(answer.generator()).isEqualTo("fixed");
        assertThat(answer.usage()).isEqualTo(Usage.NONE);
        assertThat(answer.answer()).contains("documents");
    }

    @Test
    void what_the_router_takes_for_impossible_is_looked_up_all_the_same() {
        route = Route.OUT_OF_SCOPE;
        var answer = answer(Request.of(Question.of("How can I change my camera's settings?")));

        assertThat(searches).isOne();
        assertThat(answer.answer()).isEqualTo("Yes.");
    }

    @Test
    void a_question_is_embedded_once_for_router_and_retriever() {
        routerEmbeds = true;
        answer(Request.of(Question.of("Who runs the cellar?")));
        assertThat(embeddings).isOne();

        answer(Request.of(Question.of("Who runs the cellar?")));
        assertThat(embeddings).as("nothing is kept beyond the exchange").isEqualTo(2);
    }

    @Test
    void full_text_needs_no_vector() {
        var asked =
                new Question("Who?", Set.of(), Optional.empty(), Optional.empty(), Optional.of(RetrievalMode.FULLTEXT));
        answer(Request.of(asked));

        assertThat(embeddings).isZero();
        assertThat(searches).isOne();
    }

    @Test
    void without_an_embedding_the_question_is_looked_up_by_full_text_and_says_so() {
        embeddingFails = new Unavailable("The embedding model is left alone.", null);
        var answer = answer(Request.of(Question.of("Who?")));

        assertThat(events).contains(new AnswerEvent.Degraded("embedding", "The embedding model is left alone."));
        assertThat(answer.mode()).isEqualTo("fulltext");
        assertThat(answer.answer()).isEqualTo("Yes.");
        assertThat(answer.degraded()).containsExactly("embedding: The embedding model is left alone.");
    }

    @Test
    void without_an_embedding_a_search_finds_by_full_text_and_says_so() {
        embeddingFails = new Unavailable("The embedding model is left alone.", null);
        var found = pipeline().search(Question.of("Who?"), RetrievalMode.GRAPH, 5);

        assertThat(found.passages()).isEqualTo(FOUND.passages());
        assertThat(found.degraded()).contains("The embedding model is left alone.");
    }

    @Test
    void the_users_own_route_goes_before_the_routers() {
        route = Route.CHITCHAT;
        var answer = answer(Request.of(question("Hello", Set.of(), Optional.of(Route.LOOKUP))));

        assertThat(answer.routing()).isEqualTo(Routing.chosenByUser(Route.LOOKUP));
        assertThat(searches).isOne();
    }

    @Test
    void an_unknown_collection_is_refused_with_the_names_of_those_that_exist() {
        var asked = question("Who?", Set.of("recipes", "handbook"), Optional.empty());

        assertThatThrownBy(() -> answer(Request.of(asked)))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no collection recipes. There are: handbook, minutes.");
    }

    @Test
    void an_interrupted_answer_is_cancelled() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> answer(Request.of(Question.of("Who?")))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void what_every_call_took_adds_up() {
        generator = exchange -> {
            exchange.usage().accept(new Usage(100, 20, 0.5));
            exchange.usage().accept(new Usage(10, 2, 0.25));
            return exchange.transcript().generation(true, "fake");
        };
        assertThat(answer(Request.of(Question.of("Who?"))).usage()).isEqualTo(new Usage(110, 22, 0.75));
    }

    @Test
    void a_listener_that_fails_gets_no_further_event() {
        var gone = new IllegalStateException("client gone");
        var exchange = new Exchange(Request.of(Question.of("Who?")), event -> {
            events.add(event);
            throw gone;
        });

        assertThatThrownBy(() -> pipeline().answer(exchange))
                .isInstanceOf(Exchange.ListenerFailure.class)
                .hasCause(gone);
        assertThat(events).hasSize(1);
    }

    private Answer answer(Request request) {
        return pipeline().answer(new Exchange(request, events::add));
    }

    private AnswerPipeline pipeline() {
        return new AnswerPipeline(
                (question, history, spent) -> history.isEmpty()
                        ? question
                        : question.withText(
                                question.text() + " about " + history.getLast().question()),
                (question, sentence) -> {
                    if (routerEmbeds) {
                        sentence.apply(question);
                    }
                    return new Routing(route, 0.9, Map.of(route, 0.9), false);
                },
                new OneVector(),
                model -> {},
                new KnownCollections(() -> List.of("handbook", "minutes")),
                asked -> new Narrowed(asked, Optional.empty(), List.of()),
                new Retrievers(List.of(retriever(RetrievalMode.GRAPH), retriever(RetrievalMode.FULLTEXT)), 5),
                new CurrentEditions(documents -> List.of()),
                new FirstSteps(new Reader(ReaderNetworks.committed(), Optional.empty())),
                (question, found) -> found,
                generator,
                new FixedGenerator());
    }

    private Retriever retriever(RetrievalMode mode) {
        return new Retriever() {
            @Override
            public RetrievalMode mode() {
                return mode;
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
    }

    private static Question question(String text, Set<String> collections, Optional<Route> route) {
        return new Question(text, collections, Optional.empty(), route, Optional.empty());
    }

    private final class OneVector implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            if (embeddingFails != null) {
                throw embeddingFails;
            }
            embeddings++;
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(new float[] {1, 0}))
                    .toList());
        }
    }
}
