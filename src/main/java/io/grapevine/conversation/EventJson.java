package io.grapevine.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The one JSON shape of answers and of their events, the same over WebSocket, server-sent events, REST and
/// command line.
///
/// An event is an object with `type`, its sequence number `seq`, and the fields of its type.
@Singleton
public class EventJson {

    private final ObjectMapper json;

    public EventJson(ObjectMapper json) {
        this.json = json;
    }

    /// The name of an event's type, such as `token`.
    public static String type(AnswerEvent event) {
        return switch (event) {
            case AnswerEvent.Queued q -> "queued";
            case AnswerEvent.Conversation c -> "conversation";
            case AnswerEvent.Rewritten r -> "rewritten";
            case AnswerEvent.Scoped s -> "scope";
            case AnswerEvent.Routed r -> "route";
            case AnswerEvent.EvidenceFound e -> "evidence";
            case AnswerEvent.Token t -> "token";
            case AnswerEvent.Cited c -> "citation";
            case AnswerEvent.Degraded d -> "degraded";
            case AnswerEvent.Failed f -> "error";
            case AnswerEvent.Done d -> "done";
        };
    }

    /// Where an event belongs.
    ///
    /// @param question what was asked, for those who did not ask it themselves
    public record Reference(String conversationId, String answerId, String question) {}

    /// An event of an answer that can be resumed: with the conversation and the answer that it belongs to; the
    /// one that begins the conversation also says what was asked.
    public ObjectNode of(AnswerEvent event, Reference reference, long seq) {
        var node =
                of(event, seq).put("conversationId", reference.conversationId()).put("answerId", reference.answerId());
        return event instanceof AnswerEvent.Conversation ? node.put("question", reference.question()) : node;
    }

    /// @param seq place of the event in its answer, from 1
    public ObjectNode of(AnswerEvent event, long seq) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type(event));
        fields.put("seq", seq);
        switch (event) {
            case AnswerEvent.Queued(var position) -> fields.put("position", position);
            case AnswerEvent.Conversation(var id, var title) -> {
                fields.put("id", id);
                fields.put("title", title);
            }
            case AnswerEvent.Rewritten(var question) -> fields.put("question", question);
            case AnswerEvent.Scoped(var documents, var sources) -> {
                fields.put("documents", documents);
                fields.put("sources", sources);
            }
            case AnswerEvent.Routed(var routing) -> fields.putAll(routing(routing));
            case AnswerEvent.EvidenceFound(var evidence) -> fields.putAll(evidence(evidence));
            case AnswerEvent.Token(var text) -> fields.put("text", text);
            case AnswerEvent.Cited(var citation) -> fields.put("citation", citation);
            case AnswerEvent.Degraded(var what, var reason) -> {
                fields.put("what", what);
                fields.put("reason", reason);
            }
            case AnswerEvent.Failed(var code, var message, var usage) -> {
                fields.put("code", code);
                fields.put("message", message);
                fields.put("usage", usage(usage));
            }
            case AnswerEvent.Done done -> {
                fields.put("answer", done.answer());
                fields.put("answered", done.answered());
                fields.put("citations", done.citations());
                fields.put("generator", done.generator());
                fields.put("mode", done.mode());
                fields.put("timingsMs", rounded(done.timingsMs()));
                fields.put("usage", usage(done.usage()));
            }
        }
        return json.valueToTree(fields);
    }

    /// An answer in one piece.
    public ObjectNode of(Answer answer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("question", answer.question());
        fields.put("answer", answer.answer());
        fields.put("answered", answer.answered());
        fields.put("citations", answer.citations());
        fields.put("route", routing(answer.routing()));
        fields.put("mode", answer.mode());
        fields.put("generator", answer.generator());
        fields.put("evidence", evidence(answer.evidence()));
        fields.put("degraded", answer.degraded());
        fields.put("timingsMs", rounded(answer.timingsMs()));
        fields.put("usage", usage(answer.usage()));
        fields.put("conversationId", answer.conversationId());
        return json.valueToTree(fields);
    }

    private static Map<String, Object> routing(Routing routing) {
        var alternatives = new LinkedHashMap<String, Double>();
        routing.alternatives().entrySet().stream()
                .sorted(Map.Entry.<Route, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> alternatives.put(entry.getKey().label(), rounded(entry.getValue())));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("route", routing.route().label());
        fields.put("confidence", rounded(routing.confidence()));
        fields.put("alternatives", alternatives);
        fields.put("overridden", routing.overridden());
        return fields;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        var fields = new LinkedHashMap<String, Object>();
        var passages = evidence.passages();
        fields.put(
                "passages",
                IntStream.range(0, passages.size())
                        .mapToObj(i -> passage(i + 1, passages.get(i)))
                        .toList());
        fields.put("subgraph", subgraph(evidence.subgraph()));
        evidence.similarity().ifPresent(similarity -> fields.put("similarity", rounded(similarity)));
        return fields;
    }

    private static Map<String, Object> passage(int number, ScoredPassage found) {
        var passage = found.passage();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("number", number);
        fields.put("passageId", passage.id());
        fields.put("documentId", passage.documentId());
        fields.put("collection", passage.collection());
        fields.put("source", passage.source());
        fields.put("title", passage.title());
        fields.put("heading", passage.heading());
        fields.put("page", passage.page());
        fields.put("start", passage.start());
        fields.put("end", passage.end());
        fields.put("text", passage.text());
        fields.put("score", found.score());
        return fields;
    }

    private static Map<String, Object> subgraph(Subgraph subgraph) {
        return Map.of("nodes", subgraph.nodes(), "edges", subgraph.edges());
    }

    private static Map<String, Object> usage(AnswerEvent.Usage usage) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("inputTokens", usage.inputTokens());
        fields.put("outputTokens", usage.outputTokens());
        fields.put("cost", usage.cost());
        return fields;
    }

    private static Map<String, Double> rounded(Map<String, Double> timings) {
        var fields = new LinkedHashMap<String, Double>();
        timings.forEach((step, ms) -> fields.put(step, rounded(ms)));
        return fields;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
