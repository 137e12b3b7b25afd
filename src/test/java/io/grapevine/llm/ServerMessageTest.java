package io.grapevine.llm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"No such thing.\",\"code\":\"x\"}} | No such thing.",
                "{\"message\":\"No such thing.\"} | No such thing.",
                "{\"detail\":\"No such thing.\"} | No such thing.",
                "{\"error\":\"No such thing.\"} | No such thing.",
                "[{\"error\":{\"message\":\"No such thing.\"}}] | No such thing."
            })
    void is_read_out_of_every_usual_form(String body, String text) {
        assertThat(ServerMessage.of(body).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>Bad gateway</html>", "{broken", "{}", "''"})
    void is_empty_where_there_is_none(String body) {
        assertThat(ServerMessage.of(body).text()).isEmpty();
    }

    @Test
    void shows_no_key_and_no_second_line_and_ends() {
        var text = ServerMessage.of(
                        "{\"error\":{\"message\":\"Bad key sk-proj-abc123DEF456ghi789jkl012mno345 \\n\\u001b[31m"
                                + "word ".repeat(500) + "\"}}")
                .text();

        assertThat(text)
                .startsWith("Bad key *** ")
                .hasSizeLessThanOrEqualTo(200)
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void knows_a_context_window_and_an_empty_account() {
        assertThat(ServerMessage.of("{\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\"}}")
                        .saysTooLong())
                .isTrue();
        assertThat(ServerMessage.of("{\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}}")
                        .saysNoQuota())
                .isTrue();
        assertThat(ServerMessage.of("{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}")
                        .saysNoQuota())
                .isFalse();
    }
}
