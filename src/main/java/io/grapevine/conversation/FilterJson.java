package io.grapevine.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.domain.Filter;
import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.GrapevineException.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the filter of a question, in the one JSON form that every door takes.
///
/// ```json
/// {"author": "Ida Berg", "tags": ["travel", "hotel"], "date": {"from": "2024", "to": "2024-06"}}
/// ```
public final class FilterJson {

    private static final Set<String> FORMS = Set.of("equals", "in", "from", "to");
    private static final String ALLOWED =
            " Allowed are a value, an array of values, or an object with 'equals', 'in', 'from' or 'to'.";

    private FilterJson() {}

    /// @param documents an array of names; null or missing for none
    /// @param filter    an object of fields; null or missing for none
    /// @throws BadInput that names the field
    public static Filter read(JsonNode documents, JsonNode filter) {
        return new Filter(isMissing(documents) ? List.of() : names(documents), conditions(filter));
    }

    private static List<String> names(JsonNode documents) {
        if (!documents.isArray() || !allTexts(documents)) {
            throw new BadInput("'documents' must be an array of ids, sources or file names.");
        }
        var names = new ArrayList<String>();
        documents.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static boolean allTexts(JsonNode array) {
        for (var element : array) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static List<Condition> conditions(JsonNode filter) {
        if (isMissing(filter)) {
            return List.of();
        }
        if (!filter.isObject()) {
            throw new BadInput("'filter' must be an object of fields, such as {\"author\": \"Ida Berg\"}.");
        }
        return filter.properties().stream()
                .map(field -> condition(field.getKey(), field.getValue()))
                .toList();
    }

    private static Condition condition(String field, JsonNode value) {
        if (!value.isObject()) {
            return Condition.in(field, values(field, value));
        }
        value.fieldNames().forEachRemaining(form -> {
            if (!FORMS.contains(form)) {
                throw new BadInput("The filter's field '" + field + "' has '" + form + "'." + ALLOWED);
            }
        });
        if (value.has("equals") && value.has("in")) {
            throw new BadInput("The filter's field '" + field + "' has both 'equals' and 'in'. Use one of them.");
        }
        var any = value.has("equals")
                ? List.of(text(field, value.get("equals")))
                : value.has("in") ? values(field, value.get("in")) : List.<String>of();
        return new Condition(field, any, bound(field, value.get("from")), bound(field, value.get("to")));
    }

    private static List<String> values(String field, JsonNode value) {
        if (!value.isArray()) {
            return List.of(text(field, value));
        }
        var values = new ArrayList<String>();
        value.forEach(element -> values.add(text(field, element)));
        return values;
    }

    private static Optional<String> bound(String field, JsonNode value) {
        return isMissing(value) ? Optional.empty() : Optional.of(text(field, value));
    }

    private static String text(String field, JsonNode value) {
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new BadInput("The filter's field '" + field + "' holds what is no value: " + value + "." + ALLOWED);
        }
        return value.asText();
    }

    private static boolean isMissing(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }
}
