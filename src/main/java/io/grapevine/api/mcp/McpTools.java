package io.grapevine.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.access.Callers;
import io.grapevine.answer.exchange.Request;
import io.grapevine.conversation.ConversationService;
import io.grapevine.conversation.FilterJson;
import io.grapevine.domain.Answer;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Document;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.entity.EntityReader;
import io.grapevine.graph.entity.EntityReader.Similar;
import io.grapevine.language.EntityKey;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolCallException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// The documents as tools for agents, over the Model Context Protocol at `/mcp`. All of them only read.
@Singleton
@RunOnVirtualThread
public class McpTools {

    private static final Logger LOG = Logger.getLogger(McpTools.class);
    private static final int PASSAGES = 8;
    private static final int NEIGHBOURS = 12;
    private static final int NEAR = 3;
    private static final int MOST_PASSAGES = 50;
    private static final int LISTED = 100;
    private static final int LONGEST_NAME = 200;
    private static final String ALL_DOCUMENTS =
            "Ids, sources or file names of the only documents to look in; all of them if left out";
    private static final String FILTER =
            "Conditions on the documents' metadata, such as {\"author\": \"Ida Berg\", \"tags\": [\"travel\", \"hotel\"], "
                    + "\"date\": {\"from\": \"2024\", \"to\": \"2024-06\"}}";
    private static final List<String> LISTED_FIELDS = List.of("author", "date", "version", "language");

    private final ConversationService answers;
    private final EmbeddingModel embedding;
    private final DocumentStore documents;
    private final EntityReader entities;
    private final Callers callers;
    private final ObjectMapper json;

    McpTools(
            ConversationService answers,
            EmbeddingModel embedding,
            DocumentStore documents,
            EntityReader entities,
            Callers callers,
            ObjectMapper json) {
        this.answers = answers;
        this.embedding = embedding;
        this.documents = documents;
        this.entities = entities;
        this.callers = callers;
        this.json = json;
    }

    @Tool(
            name = "ask",
            description = "Answers a question from the documents. Every statement ends in [n]; the sources with these "
                    + "numbers follow the answer. Says so where the documents do not hold the answer.",
            annotations =
                    @Tool.Annotations(
                            title = "Ask the documents",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    String ask(
            @ToolArg(description = "The question, understandable on its own") String question,
            @ToolArg(description = "Name of a collection to ask; all of them if left out", required = false)
                    Optional<String> collection,
            @ToolArg(description = ALL_DOCUMENTS, required = false) Optional<List<String>> documents,
            @ToolArg(description = FILTER, required = false) Optional<Map<String, Object>> filter) {
        return orError(() -> shown(answers.answer(request(question, collection, documents, filter))));
    }

    @Tool(
            name = "search",
            description = "Finds the passages of the documents that bear on a question, best first, word for word.",
            annotations =
                    @Tool.Annotations(
                            title = "Search the documents",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    String search(
            @ToolArg(description = "What to look for: a question or keywords") String query,
            @ToolArg(description = "Name of a collection to search; all of them if left out", required = false)
                    Optional<String> collection,
            @ToolArg(description = "How many passages, 1 to 50; 8 if left out", required = false)
                    Optional<Integer> limit,
            @ToolArg(description = ALL_DOCUMENTS, required = false) Optional<List<String>> documents,
            @ToolArg(description = FILTER, required = false) Optional<Map<String, Object>> filter) {
        var k = Math.clamp(limit.orElse(PASSAGES), 1, MOST_PASSAGES);
        return orError(() -> found(request(query, collection, documents, filter), k));
    }

    @Tool(
            name = "entity",
            description = "Tells what the documents say of a person, place, organisation or thing: what it is "
                    + "related to, and the passages that speak of it.",
            annotations =
                    @Tool.Annotations(
                            title = "Look up an entity",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    String entity(@ToolArg(description = "Its name, such as Sedge Bank Cellar") String name) {
        return orError(() -> described(name));
    }

    private String described(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new BadInput("A name has 1 to " + LONGEST_NAME + " characters, this one has " + name.length() + ".");
        }
        var entity = entities.find(EntityKey.of(name), readable(Set.of()), PASSAGES, NEIGHBOURS)
                .orElseThrow(() -> unknown(name));
        return entity.name() + ": in " + entity.mentions() + " passages.\n\nRelated:\n" + relations(entity.neighbours())
                + "\n\nPassages:\n" + numbered(entity.passages());
    }

    private NotFound unknown(String name) {
        var near = near(name);
        return new NotFound("The documents name no '" + name + "'. "
                + (near.isEmpty()
                        ? "Try the tool search."
                        : "Near to it: " + String.join(", ", near) + ". Or try the tool search."));
    }

    private List<String> near(String name) {
        try {
            return entities.search(embedding.embed(name).content().vector(), readable(Set.of()), NEAR).stream()
                    .map(Similar::name)
                    .toList();
        } catch (Unavailable e) {
            LOG.debugf("no names near to an unknown one: %s", e.getMessage());
            return List.of();
        }
    }

    @Tool(
            name = "documents",
            description = "Lists the documents with their collection and title.",
            annotations =
                    @Tool.Annotations(
                            title = "List the documents",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    String documents(
            @ToolArg(description = "Name of a collection; all of them if left out", required = false)
                    Optional<String> collection,
            @ToolArg(description = "How many to pass over, for the next page; 0 if left out", required = false)
                    Optional<Integer> offset) {
        return orError(() -> listed(
                documents.list(
                        readable(collection.map(Set::of).orElse(Set.of())).collections()),
                Math.max(0, offset.orElse(0))));
    }

    private String found(Request question, int k) {
        var evidence = answers.search(question, RetrievalMode.GRAPH, k);
        var found = evidence.passages();
        return evidence.degraded()
                        .map(reason -> "Found by a lesser way: " + reason + "\n\n")
                        .orElse("")
                + (found.isEmpty()
                        ? "Nothing was found."
                        : numbered(found.stream().map(ScoredPassage::passage).toList()));
    }

    /// The agent reads the message, which says what to do.
    private static String orError(Supplier<String> work) {
        try {
            return work.get();
        } catch (GrapevineException | CancellationException e) {
            throw new ToolCallException(Failure.of(e).message());
        }
    }

    private static String listed(List<Document> all, int offset) {
        if (all.isEmpty()) {
            return "There are no documents.";
        }
        var page = all.stream().skip(offset).limit(LISTED).toList();
        var next = offset + page.size();
        return page.stream().map(McpTools::line).collect(Collectors.joining("\n"))
                + (next < all.size()
                        ? "\n\n" + next + " of " + all.size() + " documents; the next page has offset " + next + "."
                        : "");
    }

    private static String line(Document document) {
        var told = LISTED_FIELDS.stream()
                .flatMap(field -> document.first(field).map(value -> ", " + field + " " + value).stream())
                .collect(Collectors.joining());
        return "- " + document.collection() + ": " + document.title() + " (" + document.source() + told + ")";
    }

    private Scope readable(Set<String> asked) {
        return callers.principal().grants().scope(asked);
    }

    private Request request(
            String text,
            Optional<String> collection,
            Optional<List<String>> documents,
            Optional<Map<String, Object>> filter) {
        var question = new Question(
                        text,
                        collection.map(Set::of).orElse(Set.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .with(FilterJson.read(
                        documents.<JsonNode>map(json::valueToTree).orElse(null),
                        filter.<JsonNode>map(json::valueToTree).orElse(null)));
        return Request.of(question, callers.principal());
    }

    private static String shown(Answer answer) {
        var sources = answer.citations().stream().map(McpTools::source).collect(Collectors.joining("\n"));
        return answer.answer() + (sources.isEmpty() ? "" : "\n\nSources:\n" + sources);
    }

    private static String source(Citation citation) {
        return "[" + citation.number() + "] " + place(citation.title(), citation.source(), citation.page()) + ": "
                + String.join(" ", citation.sentences());
    }

    private static String numbered(List<Passage> passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(i -> {
                    var passage = passages.get(i);
                    return "[" + (i + 1) + "] " + place(passage.title(), passage.source(), passage.page()) + "\n"
                            + passage.text();
                })
                .collect(Collectors.joining("\n\n"));
    }

    private static String place(String title, String source, int page) {
        return title + " (" + source + (page > 0 ? ", page " + page : "") + ")";
    }

    private static String relations(Subgraph graph) {
        var names = graph.nodes().stream()
                .collect(Collectors.toMap(Subgraph.Node::id, Subgraph.Node::label, (first, second) -> first));
        return graph.edges().stream()
                .map(edge -> "- " + names.getOrDefault(edge.from(), edge.from()) + " -- " + edge.label() + " -- "
                        + names.getOrDefault(edge.to(), edge.to()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
