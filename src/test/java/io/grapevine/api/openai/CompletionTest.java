package io.grapevine.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private static final Citation CITATION =
            new Citation(2, "p", "d", "c", "report.pdf", "Report 2024", 7, 0, 9, "It rained.", "It\n rained.");

    @Test
    void citations_become_footnotes_with_title_source_page_and_sentence() {
        var pieces = new ArrayList<String>();
        var completion = new Completion(List.of(), pieces::add);
        completion.accept(new AnswerEvent.Token("It rained "));
        completion.accept(new AnswerEvent.Cited(CITATION));
        completion.accept(new AnswerEvent.Token("[2]"));
        completion.accept(new AnswerEvent.Token(". See a[2]."));
        completion.accept(new AnswerEvent.Done("", List.of(CITATION), true, "x", "graph", Map.of(), new Usage(5, 3, 0)));

        assertThat(completion.text())
                .isEqualTo("It rained [^2]. See a[2].\n\n[^2]: Report 2024 (report.pdf, page 7): It rained.");
        assertThat(String.join("", pieces)).isEqualTo(completion.text());
        assertThat(completion.usage()).isEqualTo(new Usage(5, 3, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"one. two. END three | END | one. two.", "one EN D | END | one EN D", "aab | ab | a", "abc | | abc"})
    void the_text_ends_before_a_stop_string_however_it_is_cut_into_pieces(String text, String stop, String expected) {
        var stops = new StopSequences(stop == null ? List.of() : List.of(stop));
        var out = new StringBuilder();
        text.chars().forEach(c -> out.append(stops.accept(String.valueOf((char) c))));
        out.append(stops.end());

        assertThat(out.toString().strip()).isEqualTo(expected);
    }

    @Test
    void a_stop_string_ends_the_answer_itself() {
        var completion = new Completion(List.of("three"), piece -> { });
        assertThatThrownBy(() -> completion.accept(new AnswerEvent.Token("one two three four"))).isInstanceOf(Completion.Stopped.class);
        assertThat(completion.text()).isEqualTo("one two ");
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
        assertThat(request.wishes()).contains("Be brief.");
        assertThat(request.stops()).containsExactly("a", "b");
        assertThat(request.wantsUsage()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"model\":\"grapevine\"} | 'messages' is empty",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hi\"}]} | The last message must be of the role user",
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
