package io.grapevine.api.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.conversation.ConversationService.EnoughRead;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompletionTest {

    private static final Citation CITATION = new Citation(
            2, "p", "d", "c", "report.pdf", "Report 2024", 7, 0, 9, "It rained.", "It\n rained.", List.of());

    @Test
    void citations_become_footnotes_with_title_source_page_and_sentence() {
        var pieces = new ArrayList<String>();
        var completion = new Completion(List.of(), OptionalInt.empty(), pieces::add);
        completion.accept(new AnswerEvent.Token("It rained "));
        completion.accept(new AnswerEvent.Cited(CITATION));
        completion.accept(new AnswerEvent.Token("[2]"));
        completion.accept(new AnswerEvent.Token(". See a[2]."));
        completion.accept(new AnswerEvent.Done("", List.of(CITATION), true, "x", "graph", Map.of(), Usage.NONE));

        assertThat(completion.text())
                .isEqualTo("It rained [^2]. See a[2].\n\n[^2]: Report 2024 (report.pdf, page 7): It rained.");
        assertThat(String.join("", pieces)).isEqualTo(completion.text());
        assertThat(completion.finish()).isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"one. two. END three | END | one. two.", "one EN D | END | one EN D", "aab | ab | a", "abc | | abc"
            })
    void the_text_ends_before_a_stop_string_however_it_is_cut_into_pieces(String text, String stop, String expected) {
        var stops = new StopSequences(stop == null ? List.of() : List.of(stop));
        var out = new StringBuilder();
        text.chars().forEach(c -> out.append(stops.accept(String.valueOf((char) c))));
        out.append(stops.end());

        assertThat(out.toString().strip()).isEqualTo(expected);
    }

    @Test
    void a_stop_string_ends_the_answer_itself() {
        var completion = new Completion(List.of("three"), OptionalInt.empty(), piece -> {});
        assertThatThrownBy(() -> completion.accept(new AnswerEvent.Token("one two three four")))
                .isInstanceOf(EnoughRead.class);
        assertThat(completion.text()).isEqualTo("one two ");
        assertThat(completion.finish()).isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2 | It rained. It poured.  | It raine",
                "3 | It rains [1] a lot.    | It rains",
                "3 | `It rains.  [1] Here`  | It rains.",
                "1 | cat🍇s                  | cat",
                "9 | Short.                 | Short."
            })
    void the_text_ends_where_its_tokens_do_without_half_a_footnote(int tokens, String text, String expected) {
        var completion = new Completion(List.of(), OptionalInt.of(tokens), piece -> {});
        var pieces = text.split("(?=\\[1])|(?<=\\[1])");
        var cut = !text.equals(expected);
        if (cut) {
            assertThatThrownBy(
                            () -> Stream.of(pieces).map(AnswerEvent.Token::new).forEach(completion))
                    .isInstanceOf(EnoughRead.class);
        } else {
            Stream.of(pieces).map(AnswerEvent.Token::new).forEach(completion);
        }
        assertThat(completion.text().strip()).isEqualTo(expected);
        assertThat(completion.finish()).isEqualTo(cut ? "length" : "stop");
    }

    @Test
    void a_chat_models_own_limit_is_a_limit_of_length_too() {
        var completion = new Completion(List.of(), OptionalInt.empty(), piece -> {});
        completion.accept(new AnswerEvent.Degraded("chat model", "it is gone"));
        assertThat(completion.finish()).isEqualTo("stop");
        completion.accept(new AnswerEvent.Degraded("answer", "cut off"));
        assertThat(completion.finish()).isEqualTo("length");
    }

    @Test
    void what_was_spent_is_known_of_a_completion_that_was_ended_too() {
        var completion = new Completion(List.of("x"), OptionalInt.empty(), piece -> {});
        completion.used(new Usage(6, 4, 0));

        assertThat(completion.usage()).isEqualTo(new Usage(6, 4, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | -1",
                "`,\"max_tokens\":7` | 7",
                "`,\"max_completion_tokens\":8` | 8",
                "`,\"max_tokens\":7,\"max_completion_tokens\":8` | 8",
                "`,\"max_tokens\":null` | -1"
            })
    void the_limit_has_two_names(String fields, int expected) throws Exception {
        assertThat(request("{\"model\":\"grapevine\"" + fields + "}").longest().orElse(-1))
                .isEqualTo(expected);
    }

    @Test
    void a_request_gives_question_history_wishes_and_stops() throws Exception {
        var request = request("""
                {"model":"grapevine","temperature":0.3,"tools":[],"stop":["a","b"],"stream":true,"stream_options":{"include_usage":true},
                 "messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Who runs it?"},
                  {"role":"assistant","content":"Ilse."},{"role":"user","content":[{"type":"text","text":"And since when?"}]}]}""");
        request.check();

        assertThat(request.question()).isEqualTo("And since when?");
        assertThat(request.history()).containsExactly(new Turn("Who runs it?", "Ilse."));
        assertThat(request.instructions()).contains("Be brief.");
        assertThat(request.stops()).containsExactly("a", "b");
        assertThat(request.wantsUsage()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"grapevine\"} | 'messages' is empty",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hi\"}]} | no message of the role user",
                "{\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | 'max_tokens' must be at least 1, was 0",
                "{\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | 'n' must be 1",
            })
    void a_request_that_cannot_be_answered_is_refused_by_name(String body, String reason) throws Exception {
        var request = request(body);
        assertThatThrownBy(request::check).isInstanceOf(BadInput.class).hasMessageContaining(reason);
    }

    private static ChatRequest request(String body) throws Exception {
        return new ObjectMapper().readValue(body, ChatRequest.class);
    }
}
