package io.grapevine.answer.generate;

import com.github.tomakehurst.wiremock.http.Fault;
import io.grapevine.domain.Citation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/// What a reader sees where a chat model fails, wholly or in the middle of its answer.
class ChatFailuresTest extends ChatServerTest {

    @Test
    void a_429_and_a_500_are_tried_again() {
        first(aResponse().withStatus(429), "second");
        then("second", aResponse().withStatus(500).withBody("{}"), "third");
        then("third", stream("Ilse Fenwright [1]."), "done");

        assertThat(ask().text()).isEqualTo("Ilse Fenwright [1].");
        assertThat(degraded()).isEmpty();
        SERVER.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void a_server_that_only_says_429_leaves_the_answer_to_the_documents() {
        reply(aResponse().withStatus(429).withBody("{\"error\":{\"message\":\"key sk-secret has no quota\"}}"));

        extracted("openai stand-in takes no more requests now (429): \"key *** has no quota\"");
        SERVER.verify(3, postRequestedFor(urlEqualTo(PATH)));
        assertThat(meters.counter("grapevine.answer.degraded", "what", "chat model")
                        .count())
                .isOne();
    }

    @Test
    void a_wrong_key_is_not_tried_again() {
        reply(aResponse()
                .withStatus(401)
                .withBody("{\"error\":{\"message\":\"Incorrect API key provided: sk-secret\"}}"));

        extracted("openai stand-in refuses the key; check GRAPEVINE_LLM_API_KEY");
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void a_server_that_hangs_is_given_up() {
        reply(stream("Too late").withFixedDelay(3_000));
        extracted(
                "openai stand-in did not begin to answer in time",
                Map.of("grapevine.llm.first-token-timeout", "300ms"));
    }

    @Test
    void a_connection_that_breaks_before_the_first_token_leaves_the_answer_to_the_documents() {
        reply(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        extracted("openai stand-in cannot be reached");
    }

    @Test
    void malformed_json_leaves_the_answer_to_the_documents() {
        reply(aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody("data: {\"choices\": [{\"delta\"\n\ndata: [DONE]\n\n"));
        extracted("openai stand-in sent what is no answer");
    }

    @Test
    void an_answer_that_breaks_off_in_the_middle_goes_on_from_the_documents() {
        reply(aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody(chunk("She is Ilse [1]") + chunk(" and ")));
        var answer = ask();

        assertThat(degraded()).containsExactly("openai stand-in broke off");
        assertThat(answer.text())
                .isEqualTo("She is Ilse [1] and \n\n"
                        + "(The chat model broke off here. What the documents say, word for word:)\n\n" + EXTRACTED);
        assertThat(tokens()).isEqualTo(answer.text());
        assertThat(answer.citations()).extracting(Citation::number).containsExactly(1);
        assertThat(spent).singleElement().satisfies(usage -> {
            assertThat(usage.inputTokens()).isPositive();
            assertThat(usage.outputTokens()).isEqualTo("She is Ilse [1] and ".length() / 4);
        });
    }

    @Test
    void an_answer_that_falls_silent_goes_on_from_the_documents() {
        reply(stream("She is ", "Ilse.").withChunkedDribbleDelay(8, 8_000));
        var answer = ask(Map.of("grapevine.llm.idle-timeout", "1200ms", "grapevine.llm.first-token-timeout", "5s"));

        assertThat(degraded()).hasSize(1).first().asString().startsWith("openai stand-in ");
        assertThat(answer.text()).endsWith(EXTRACTED);
    }

    @Test
    void an_endless_answer_is_cut_and_says_so() {
        reply(stream(Stream.generate(() -> "on and ").limit(5_000).toArray(String[]::new)));
        var answer = ask(Map.of("grapevine.llm.max-tokens", "10"));

        assertThat(answer.text()).startsWith("on and on and").hasSizeLessThan(120);
        assertThat(degraded())
                .containsExactly(
                        "openai stand-in did not come to an end; the answer is cut off",
                        "openai stand-in cited no passage, so nothing in this answer can be checked against the documents");
    }

    @Test
    void a_server_that_keeps_failing_is_left_alone() {
        reply(aResponse().withStatus(500));
        var generator = generator(Map.of("grapevine.llm.retries", "0"));
        for (var i = 0; i < 10; i++) {
            ask(generator, found());
        }
        assertThat(degraded())
                .hasSize(10)
                .last()
                .isEqualTo("openai stand-in has failed repeatedly and is left alone for a moment");
        SERVER.verify(6, postRequestedFor(urlEqualTo(PATH)));
    }
}
