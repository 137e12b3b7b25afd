package io.grapevine.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.Filter;
import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.GrapevineException.BadInput;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_value_several_values_and_a_range_are_read() {
        assertThat(read(
                        "[\"a.md\"]",
                        "{\"author\":\"Ida\",\"tags\":[\"x\",\"y\"],\"year\":2024,\"date\":{\"from\":\"2024\",\"to\":\"2025-06\"},"
                                + "\"version\":{\"equals\":\"2\"},\"kind\":{\"in\":[\"a\",\"b\"]}}"))
                .isEqualTo(new Filter(
                        List.of("a.md"),
                        List.of(
                                Condition.in("author", List.of("Ida")),
                                Condition.in("tags", List.of("x", "y")),
                                Condition.in("year", List.of("2024")),
                                new Condition("date", List.of(), Optional.of("2024"), Optional.of("2025-06")),
                                Condition.in("version", List.of("2")),
                                Condition.in("kind", List.of("a", "b")))));
        assertThat(read("null", "null")).isEqualTo(Filter.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null    | [1]                              | 'filter' must be an object of fields",
                "\"a\"   | null                             | 'documents' must be an array",
                "[1]     | null                             | 'documents' must be an array",
                "[\" \"] | null                             | a name that is empty",
                "null    | {\"date\":{\"gte\":\"2024\"}}      | field 'date' has 'gte'. Allowed are",
                "null    | {\"date\":{}}                      | field 'date' has no value",
                "null    | {\"tags\":[]}                      | field 'tags' has no value",
                "null    | {\"author\":null}                  | field 'author' holds what is no value",
                "null    | {\"author\":[{\"a\":1}]}           | field 'author' holds what is no value",
                "null    | {\"a\":{\"equals\":1,\"in\":[1]}}  | both 'equals' and 'in'"
            })
    void what_is_no_filter_is_refused_by_the_name_of_its_field(String documents, String filter, String message) {
        assertThatThrownBy(() -> read(documents, filter))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    private static Filter read(String documents, String filter) {
        try {
            return FilterJson.read(JSON.readTree(documents), JSON.readTree(filter));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
