package io.grapevine.conversation;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Request;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversationServiceTest {

    private static final Unavailable STORE_DOWN = new Unavailable("Neo4j does not answer.", null);

    private final List<AnswerEvent> events = new ArrayList<>();
    private final List<ConversationLog.Exchange> kept = new ArrayList<>();
    private boolean storeDown;
    private Answers answers = ConversationServiceTest::yes;

    @Test
    void a_question_of_a_conversation_is_answered_with_its_turns_and_kept() {
        var seen = new ArrayList<Turn>();
        answers = exchange -> {
            seen.addAll(exchange.history());
            return yes(exchange);
        };
        var answer = service().answer(request("c1"));

        assertThat(seen).containsExactly(new Turn("before?", "Yes."));
        assertThat(kept)
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.answer()).isEqualTo(answer));
    }

    @Test
    void a_question_of_no_conversation_is_kept_nowhere() {
        service().answer(Request.of(Question.of("Who?")));

        assertThat(kept).isEmpty();
    }

    @Test
    void an_exchange_is_kept_before_its_end_is_told() {
        service().stream(request("c1"), "a1", event -> {
            events.add(event);
            if (event instanceof AnswerEvent.Done) {
                assertThat(kept).hasSize(1);
            }
        });

        assertThat(names()).containsExactly("Conversation", "Routed", "Token", "Done");
        assertThat(kept.getFirst().answerId()).isEqualTo("a1");
    }

    @Test
    void a_store_that_is_down_loses_no_answer() {
        storeDown = true;
        var answer = service().answer(request("c1"));
        service().stream(request("c1"), "a1", events::add);

        assertThat(answer.answer()).isEqualTo("Yes.");
        assertThat(names()).containsExactly("Degraded", "Conversation", "Routed", "Token", "Degraded", "Done");
    }

    @Test
    void what_goes_wrong_ends_the_events_with_one_failure_and_is_kept_as_far_as_it_came() {
        answers = exchange -> {
            yes(exchange);
            throw new Unavailable("The chat model is gone.", null);
        };
        service().stream(request("c1"), "a1", events::add);

        assertThat(events.getLast())
                .isEqualTo(new AnswerEvent.Failed("unavailable", "The chat model is gone.", Usage.NONE));
        assertThat(kept).singleElement().satisfies(exchange -> {
            assertThat(exchange.answer().answer()).isEqualTo("Yes.");
            assertThat(exchange.answer().degraded()).containsExactly("answer: The chat model is gone.");
        });
        assertThatThrownBy(() -> service().answer(request("c1"))).isInstanceOf(Unavailable.class);
        assertThat(kept).hasSize(2);
    }

    @Test
    void a_fault_of_ours_shows_an_id_and_no_details() {
        answers = exchange -> {
            throw new IllegalStateException("secret detail");
        };
        service().stream(request("c1"), "a1", events::add);

        assertThat(events.getLast()).isInstanceOfSatisfying(AnswerEvent.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("internal");
            assertThat(failed.message()).contains("The log has it under ").doesNotContain("secret");
        });
    }

    @Test
    void a_stopped_answer_ends_as_cancelled_and_is_kept() {
        answers = exchange -> {
            yes(exchange);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        };
        service().stream(request("c1"), "a1", events::add);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(events.getLast())
                .isEqualTo(new AnswerEvent.Failed("cancelled", "The answer was stopped.", Usage.NONE));
        assertThat(kept).hasSize(1);
    }

    @Test
    void a_reader_that_wants_no_more_ends_the_answer_and_is_told_what_it_took() {
        answers = exchange -> {
            exchange.usage().accept(new Usage(5, 3, 0.5));
            return yes(exchange);
        };
        var usage = service().stream(request("c1"), "a1", event -> {
            if (event instanceof AnswerEvent.Token) {
                throw new ConversationService.EnoughRead();
            }
        });

        assertThat(usage).isEqualTo(new Usage(5, 3, 0.5));
    }

    @Test
    void a_reader_that_fails_gets_no_further_event_and_its_own_exception() {
        var gone = new IllegalStateException("client gone");

        assertThatThrownBy(() -> service().stream(request("c1"), "a1", event -> {
                    events.add(event);
                    throw gone;
                }))
                .isSameAs(gone);
        assertThat(events).hasSize(1);
    }

    @Test
    void an_id_of_another_form_is_refused() {
        assertThatThrownBy(() -> service().answer(request("../x")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("letters, digits");
    }

    private static Answer yes(Exchange exchange) {
        exchange.routed(Routing.chosenByUser(Route.LOOKUP));
        exchange.transcript().say("Yes.");
        return exchange.done(exchange.transcript().generation(true, "fake"));
    }

    private static Request request(String conversation) {
        return Request.of(Question.of("Who?").withConversation(conversation));
    }

    private List<String> names() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private ConversationService service() {
        var log = new ConversationLog() {
            @Override
            public Optional<Known> find(Principal principal, String id) {
                if (storeDown) {
                    throw STORE_DOWN;
                }
                return Optional.of(new Known("Title", List.of(new Turn("before?", "Yes."))));
            }

            @Override
            public void append(Principal principal, String id, String title, Exchange exchange) {
                if (storeDown) {
                    throw STORE_DOWN;
                }
                kept.add(exchange);
            }
        };
        return new ConversationService(answers, new NoSearch(), log, new AdmissionGate(10, 10, Duration.ofSeconds(1)));
    }
}
