package io.grapevine.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.api.rest.QueryRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProblemMapperTest {

    private final ObjectMapper json = new ObjectMapper();
    private final ProblemMapper mapper = new ProblemMapper(json);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                         | The body must be a JSON object (line 1, column 1).",
                "{\"question\": [\"a\"]}                      | The field 'question' must be a string (line 1, column 14).",
                "{\"question\": \"a\", \"collections\": \"b\"} | The field 'collections' must be an array (line 1, column 34).",
                "{\"collections\": [[\"b\"]]}                 | The field 'collections[0]' must be a string (line 1, column 18)."
            })
    void a_body_of_another_shape_is_told_by_its_field_and_not_by_our_classes(String body, String detail) {
        assertThat(detail(mapper.malformed(refused(body)))).isEqualTo(detail);
    }

    @Test
    void what_is_no_json_is_quoted_shortly() {
        assertThat(detail(mapper.malformed(refused("a".repeat(100_000)))))
                .startsWith("The body is not JSON: Unrecognized token 'aaa")
                .hasSizeLessThan(250);
    }

    @Test
    void what_the_framework_refuses_says_the_next_step() {
        for (var refused : List.<WebApplicationException>of(
                new NotFoundException(),
                new NotAllowedException("POST"),
                new NotAcceptableException(),
                new NotSupportedException())) {
            var response = mapper.http(refused);
            assertThat(response.getStatus()).isEqualTo(refused.getResponse().getStatus());
            assertThat(response.getMediaType()).hasToString("application/problem+json");
            assertThat(detail(response)).doesNotContain("HTTP 4").containsAnyOf("/q/openapi", "application/json");
        }
    }

    private JacksonException refused(String body) {
        return catchThrowableOfType(JacksonException.class, () -> json.readValue(body, QueryRequest.class));
    }

    private String detail(Response response) {
        try {
            return json.readTree((String) response.getEntity()).path("detail").asText();
        } catch (JacksonException e) {
            throw new AssertionError(e);
        }
    }
}
