package io.grapevine.api.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.conversation.FilterJson;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A question as a client asks it.
///
/// @param collections    where to look; none means everywhere
/// @param route          the user's own choice of route, such as `lookup`
/// @param mode           the user's own choice of retrieval mode, such as `graph`
/// @param conversationId the conversation that it continues
/// @param documents      ids, sources or file names of the only documents to ask
/// @param filter         conditions on the documents' metadata, as [FilterJson] reads them
/// @param other          whatever else was sent; a misspelt field must not widen the search without a word
public record QueryRequest(
        @Schema(required = true, examples = "Who is the cellar master of Sedge Bank Cellar?")
        String question,

        List<String> collections,
        String route,
        String mode,
        String conversationId,

        @Schema(description = "Ids, sources or file names of the only documents to ask")
        JsonNode documents,

        @Schema(
                description = "Conditions on the documents' metadata: a value, an array of values, or an object with "
                        + "equals, in, from, to",
                examples = "{\"author\": \"Ida Berg\", \"date\": {\"from\": \"2024\"}}")
        JsonNode filter,

        @Schema(hidden = true) @JsonAnySetter Map<String, Object> other) {

    /// @throws BadInput that names the field
    Question toQuestion() {
        if (other != null && !other.isEmpty()) {
            throw new BadInput("Unknown field " + String.join(", ", other.keySet())
                    + ". Known are question, collections, route, mode, conversationId, documents, filter.");
        }
        return new Question(
                        question,
                        collections == null ? Set.of() : Set.copyOf(collections),
                        Optional.ofNullable(conversationId),
                        chosen(route, Route::ofLabel),
                        chosen(mode, RetrievalMode::ofLabel))
                .with(FilterJson.read(documents, filter));
    }

    private static <T> Optional<T> chosen(String label, Function<String, T> of) {
        try {
            return Optional.ofNullable(label).map(of);
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }
}
