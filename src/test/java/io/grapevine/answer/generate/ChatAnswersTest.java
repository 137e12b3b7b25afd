package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.TestExchange;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Subgraph;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/// What a reader sees of an answer, whatever a chat model's server does. The server speaks the OpenAI protocol.
class ChatAnswersTest extends ChatServerTest {

    @Test
    void tokens_stream_and_only_what_is_cited_is_listed_with_the_sentence_that_supports_it() {
        reply(stream("She is ", "Ilse Fen", "wright [", "1", "]", ". The cellar has 64 tanks [2][9]."));
        var answer = ask();

        assertThat(answer.text()).isEqualTo("She is Ilse Fenwright [1]. The cellar has 64 tanks [2].");
        assertThat(tokens()).isEqualTo(answer.text());
        assertThat(answer.citations())
                .extracting(Citation::number, Citation::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                1, "Ilse Fenwright is the cellar master of Sedge Bank Cellar."),
                        org.assertj.core.groups.Tuple.tuple(2, "It has 64 steel tanks."));
        assertThat(answer.answered()).isTrue();
        assertThat(answer.generator()).isEqualTo("openai stand-in");
        assertThat(degraded()).isEmpty();
    }

    @Test
    void tokens_and_cost_are_counted_as_the_provider_counts_them() {
        reply(stream("Yes [1]."));
        ask(Map.of("grapevine.llm.price-in", "2", "grapevine.llm.price-out", "10"));

        assertThat(spent).containsExactly(new Usage(100, 20, (100 * 2 + 20 * 10) / 1e6));
        assertThat(meters.counter("grapevine.llm.tokens", "direction", "in").count())
                .isEqualTo(100);
    }

    @Test
    void citations_out_of_range_vanish() {
        reply(stream("Yes [7], as [12", "] says, and [0]. Also [3,1]."));

        assertThat(ask().text()).isEqualTo("Yes, as says, and. Also [1].");
    }

    @Test
    void not_in_the_documents_is_said_in_our_words() {
        reply(stream("NOT", "_IN_DOC", "UMENTS", ", but I believe it is Ilse [1]."));
        var answer = ask();

        assertThat(answer.text()).isEqualTo("I did not find the answer in the documents.");
        assertThat(tokens()).isEqualTo(answer.text());
        assertThat(answer.answered()).isFalse();
        assertThat(answer.citations()).isEmpty();
    }

    @Test
    void an_answer_that_cites_nothing_says_so_and_no_passage_is_guessed_for_it() {
        reply(stream("Ilse Fenwright is the cellar master of Sedge Bank Cellar."));
        var answer = ask();

        assertThat(answer.text()).isEqualTo("Ilse Fenwright is the cellar master of Sedge Bank Cellar.");
        assertThat(answer.citations()).isEmpty();
        assertThat(degraded())
                .containsExactly(
                        "openai stand-in cited no passage, so nothing in this answer can be checked against the documents");
    }

    @Test
    void a_silent_model_counts_as_not_found() {
        reply(stream());
        assertThat(ask().answered()).isFalse();
    }

    @Test
    void behind_the_days_budget_answers_cost_nothing() {
        reply(stream("Yes [1]."));
        var generator = generator(Map.of("grapevine.llm.price-in", "1000000", "grapevine.llm.daily-budget", "50"));
        assertThat(ask(generator, found()).generator()).isEqualTo("openai stand-in");
        assertThat(ask(generator, found()).generator()).isEqualTo("extractive");

        assertThat(degraded()).containsExactly("today's budget of 50.0 is spent (GRAPEVINE_LLM_DAILY_BUDGET)");
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void what_is_sent_has_the_rules_as_system_and_the_documents_as_data() {
        reply(stream("Yes [1]."));
        ask();

        SERVER.verify(postRequestedFor(urlEqualTo(PATH))
                .withHeader("Authorization", containing("Bearer sk-secret"))
                .withRequestBody(containing(
                        "\"role\" : \"system\",\n    \"content\" : \"You answer questions from the passages"))
                .withRequestBody(containing("<passage number=\\\"2\\\" document=\\\"Three cellars\\\">")));
    }

    @Test
    void the_chat_model_sees_what_was_found_before_anything_is_refused() {
        reply(stream("NOT_IN_DOCUMENTS"));
        var far = TestExchange.found(
                "What is the capital of Mongolia?",
                routing(),
                new float[0],
                new Evidence(evidence().passages(), Subgraph.EMPTY, OptionalDouble.of(0.43)),
                events::add);
        var answer = ask(generator(Map.of()), far);

        assertThat(answer.text()).isEqualTo("I did not find the answer in the documents.");
        assertThat(answer.answered()).isFalse();
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }
}
