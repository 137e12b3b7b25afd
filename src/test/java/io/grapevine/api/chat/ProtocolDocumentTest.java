package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.conversation.EventJson;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// `docs/protocol.md` says what the code does: its examples have exactly the fields that the service sends and
/// takes.
class ProtocolDocumentTest {

    private static final Set<String> CLIENT = Set.of("ask", "cancel", "resume", "ping");
    /// Objects whose keys are data.
    private static final Set<String> MAPS = Set.of("alternatives", "timingsMs");
    private static final Passage PASSAGE =
            new Passage("p1", "d1", "estate", "history.pdf", "History", "Beginnings", "Founded in 1921.", 0, 3, 10, 26);
    private static final Citation CITATION = Citation.of(1, PASSAGE, "Founded in 1921.");

    static Stream<AnswerEvent> events() {
        return Stream.of(
                new AnswerEvent.Queued(1),
                new AnswerEvent.Conversation("c1", "title"),
                new AnswerEvent.Rewritten("question"),
                new AnswerEvent.Scoped(1, List.of("history.pdf")),
                new AnswerEvent.Routed(ChatFakes.lookup()),
                new AnswerEvent.EvidenceFound(new Evidence(
                        List.of(new ScoredPassage(PASSAGE, 0.5)),
                        new Subgraph(
                                List.of(new Subgraph.Node("k", "entity", "K", "person", 1)),
                                List.of(new Subgraph.Edge("p1", "k", "mentions", 1))))),
                new AnswerEvent.Token("text"),
                new AnswerEvent.Cited(CITATION),
                new AnswerEvent.Degraded("what", "reason"),
                new AnswerEvent.Failed("code", "message", AnswerEvent.Usage.NONE),
                new AnswerEvent.Done(
                        "answer",
                        List.of(CITATION),
                        true,
                        "extractive",
                        "graph",
                        Map.of("route", 1.0),
                        AnswerEvent.Usage.NONE));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_the_fields_that_its_example_shows(AnswerEvent event) throws IOException {
        var sent = ChatFakes.JSON.readTree(ChatFakes.EVENTS
                .of(event, new EventJson.Reference("c1", "a1", "question"), 1)
                .toString());

        assertThat(fields(example(EventJson.type(event)))).isEqualTo(fields(sent));
    }

    @Test
    void every_event_has_a_sample_here() {
        assertThat(events().map(event -> event.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AnswerEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void every_documented_type_is_a_client_message_or_an_event() {
        var known = new TreeSet<>(CLIENT);
        known.add("pong");
        events().map(EventJson::type).forEach(known::add);

        assertThat(examples().stream().map(e -> e.path("type").asText())).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void every_client_message_of_the_document_is_understood() {
        assertThat(CLIENT.stream()
                        .map(type -> ClientMessage.parse(example(type).toString(), ChatFakes.JSON))
                        .map(message -> message.getClass().getSimpleName()))
                .containsExactlyInAnyOrder("Ask", "Cancel", "Resume", "Ping");
    }

    @Test
    void the_documented_limits_are_the_defaults() {
        var config = ChatFakes.config();

        assertThat(text())
                .contains(
                        config.burst() + " at once, " + (int) config.messagesPerSecond() + " a second",
                        String.format("%,d characters, refused", config.maxMessage()),
                        String.format(
                                "%,d events, %d million characters",
                                config.maxEvents(), config.maxCharacters() / 1_000_000),
                        String.format(
                                "| %d million characters; the answers that ended first",
                                config.maxLogCharacters() / 1_000_000),
                        config.retention().toMinutes() + " minutes",
                        config.stall().toSeconds() + " s: closed with " + ChatSocket.TOO_SLOW,
                        3 * config.heartbeat().toSeconds() + " s: closed with " + ChatSocket.SILENT);
    }

    private static JsonNode example(String type) {
        return examples().stream()
                .filter(e -> e.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/protocol.md has no example of " + type));
    }

    private static List<JsonNode> examples() {
        var examples = new ArrayList<JsonNode>();
        var block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(text());
        while (block.find()) {
            try {
                examples.add(ChatFakes.JSON.readTree(block.group(1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return examples;
    }

    private static String text() {
        try {
            return Files.readString(Path.of("docs/protocol.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Paths of all fields: `citation.title`, `passages[].number`.
    private static Set<String> fields(JsonNode node) {
        var paths = new TreeSet<String>();
        collect("", node, paths);
        return paths;
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                paths.add(path + field.getKey());
                if (!MAPS.contains(field.getKey())) {
                    collect(path + field.getKey() + ".", field.getValue(), paths);
                }
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(path + "[].", element, paths));
        }
    }
}
