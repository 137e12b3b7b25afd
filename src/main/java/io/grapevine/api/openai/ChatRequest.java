package io.grapevine.api.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The fields of a chat completion request that are honoured; clients send many more, which are ignored.
///
/// @param stop                one string or several
/// @param documents           of ours: ids, sources or file names of the only documents to ask
/// @param filter              of ours: conditions on the documents' metadata
/// @param maxTokens           the older name of `maxCompletionTokens`, which goes before it
@JsonIgnoreProperties(ignoreUnknown = true)
record ChatRequest(
        String model,
        List<Message> messages,
        boolean stream,
        @JsonProperty("stream_options") StreamOptions streamOptions,
        JsonNode stop,
        Integer n,
        JsonNode documents,
        JsonNode filter,
        @JsonProperty("max_tokens") Integer maxTokens,
        @JsonProperty("max_completion_tokens") Integer maxCompletionTokens) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record StreamOptions(@JsonProperty("include_usage") boolean includeUsage) {}

    /// @param content a string, or a list of parts of which those of text count
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Message(String role, JsonNode content) {

        String text() {
            if (content == null || content.isNull()) {
                return "";
            }
            return content.isTextual()
                    ? content.asText()
                    : StreamSupport.stream(content.spliterator(), false)
                            .map(part -> part.path("text").asText(""))
                            .collect(Collectors.joining("\n"))
                            .strip();
        }

        boolean isFrom(String who) {
            return who.equals(role);
        }
    }

    private static final int MOST_STOPS = 4;
    /// More than any rewriting reads.
    private static final int MOST_TURNS = 20;

    private static final int LONGEST_INSTRUCTIONS = 16_000;

    /// @throws BadInput that names what is missing or cannot be done
    void check() {
        if (messages == null || messages.isEmpty()) {
            throw new BadInput("'messages' is empty. Send at least one message of the role user.");
        }
        if (lastOfUser().isEmpty()) {
            throw new BadInput("'messages' holds no message of the role user.");
        }
        instructions().filter(text -> text.length() > LONGEST_INSTRUCTIONS).ifPresent(text -> {
            throw new BadInput("The system messages have " + text.length() + " characters; at most "
                    + LONGEST_INSTRUCTIONS + " are taken.");
        });
        if (n != null && n != 1) {
            throw new BadInput("'n' must be 1, was " + n + ".");
        }
        if (longest().isPresent() && longest().getAsInt() < 1) {
            throw new BadInput("'" + (maxCompletionTokens == null ? "max_tokens" : "max_completion_tokens")
                    + "' must be at least 1, was " + longest().getAsInt() + ".");
        }
        if (stops().size() > MOST_STOPS) {
            throw new BadInput("'stop' may have up to " + MOST_STOPS + " strings, had " + stops().size() + ".");
        }
    }

    /// The last message of the user; what stands behind it (a tool's result, the beginning of an answer) is
    /// ignored.
    String question() {
        return lastOfUser().orElseThrow().text();
    }

    private Optional<Message> lastOfUser() {
        return messages.reversed().stream()
                .filter(message -> message.isFrom("user"))
                .findFirst();
    }

    /// The exchanges before it, the newest [#MOST_TURNS]: each user message with the assistant's reply that
    /// follows.
    List<Turn> history() {
        var turns = new ArrayList<Turn>();
        for (var i = 0; i + 1 < messages.size(); i++) {
            if (messages.get(i).isFrom("user") && messages.get(i + 1).isFrom("assistant")) {
                turns.add(new Turn(
                        cut(messages.get(i).text()), cut(messages.get(i + 1).text())));
            }
        }
        return turns.subList(Math.max(0, turns.size() - MOST_TURNS), turns.size());
    }

    private static String cut(String text) {
        return text.length() <= Question.MAX_LENGTH ? text : text.substring(0, Question.MAX_LENGTH);
    }

    /// The instructions of the calling application: its system and developer messages.
    Optional<String> instructions() {
        return Optional.of(messages.stream()
                        .filter(message -> message.isFrom("system") || message.isFrom("developer"))
                        .map(Message::text)
                        .collect(Collectors.joining("\n\n")))
                .filter(text -> !text.isBlank());
    }

    List<String> stops() {
        if (stop == null || stop.isNull()) {
            return List.of();
        }
        return (stop.isTextual()
                        ? List.of(stop)
                        : StreamSupport.stream(stop.spliterator(), false).toList())
                .stream().map(JsonNode::asText).filter(text -> !text.isEmpty()).toList();
    }

    /// How many tokens the text may have.
    OptionalInt longest() {
        return Stream.of(Optional.ofNullable(maxCompletionTokens), Optional.ofNullable(maxTokens))
                .flatMap(Optional::stream)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    boolean wantsUsage() {
        return streamOptions != null && streamOptions.includeUsage();
    }
}
