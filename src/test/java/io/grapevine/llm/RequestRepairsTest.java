package io.grapevine.llm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRepairsTest {

    private static final String REQUEST =
            "{\"model\":\"m\",\"messages\":[],\"temperature\":0.0,\"max_tokens\":1024,\"stream\":true}";

    private final RequestRepairs repairs = new RequestRepairs();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unsupported value: 'temperature' does not support 0.0 with this model. Only the default (1) value is supported.",
                "Unsupported parameter: 'temperature' is not supported with this model.",
                "temperature: Extra inputs are not permitted",
                "Unrecognized request argument supplied: temperature"
            })
    void a_refused_parameter_is_left_out_from_then_on(String message) {
        assertThat(repairs.learn(REQUEST, error(message))).isTrue();

        assertThat(repairs.apply(REQUEST))
                .doesNotContain("temperature")
                .contains("\"max_tokens\":1024", "\"stream\":true");
    }

    @Test
    void a_limit_under_its_other_name_is_sent_under_that() {
        var message = "Unsupported parameter: 'max_tokens' is not supported with this model. "
                + "Use 'max_completion_tokens' instead.";

        assertThat(repairs.learn(REQUEST, error(message))).isTrue();
        assertThat(repairs.apply(REQUEST))
                .contains("\"max_completion_tokens\":1024")
                .doesNotContain("\"max_tokens\"");
    }

    @Test
    void a_limit_that_is_refused_under_both_names_is_left_out() {
        assertThat(repairs.learn(REQUEST, error("Unknown parameter: max_tokens")))
                .isTrue();
        var second = repairs.apply(REQUEST);
        assertThat(repairs.learn(second, error("Unknown parameter: max_completion_tokens")))
                .isTrue();

        assertThat(repairs.apply(REQUEST)).doesNotContain("1024");
        assertThat(repairs.learn(repairs.apply(REQUEST), error("Unknown parameter: max_completion_tokens")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 8192 tokens; 'max_tokens' of 1024 is not supported with 9000 input tokens.",
                "messages: text content is not supported",
                "model not found"
            })
    void what_leaving_something_out_does_not_mend_is_not_tried_again(String message) {
        assertThat(repairs.learn(REQUEST, error(message))).isFalse();
        assertThat(repairs.apply(REQUEST)).isEqualTo(REQUEST);
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\"}}";
    }
}
