package io.grapevine.graph.search;

import io.grapevine.domain.Passage;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Topic;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;

/// Finds passages by vector and by words, each call in one round trip.
@Singleton
public final class PassageSearch {

    private final Graph graph;

    @Inject
    public PassageSearch(Graph graph) {
        this.graph = graph;
    }

    /// The `k` passages nearest to a normalised vector; score = (1 + cosine) / 2.
    public List<ScoredPassage> vector(float[] query, Scope scope, int k) {
        return graph.read(
                scope.documents().isPresent() ? "search/search-vector-in-documents" : "search/search-vector",
                parameters(scope, Map.of("vector", query, "k", k)),
                PassageSearch::scored);
    }

    /// A passage by its id, and its cosine with what was asked for.
    public record Closest(String id, double cosine) {}

    /// The `k` passages closest to a normalised vector, the closest first.
    public List<Closest> closest(float[] query, Scope scope, int k) {
        return graph.read(
                scope.documents().isPresent() ? "search/closest-passages-in-documents" : "search/closest-passages",
                parameters(scope, Map.of("vector", query, "k", k)),
                row -> new Closest(
                        row.get("id").asString(), 2 * row.get("score").asDouble() - 1));
    }

    /// The `k` best passages for the words of the text, which is never read as query syntax; score is BM25.
    public List<ScoredPassage> fullText(String text, Scope scope, int k) {
        return fullText(text, Topic.NONE, scope, k);
    }

    /// As [#fullText(String, Scope, int)], where the words of the conversation's topic weigh less than the
    /// text's own.
    public List<ScoredPassage> fullText(String text, Topic topic, Scope scope, int k) {
        return graph.read(
                scope.documents().isPresent() ? "search/search-fulltext-in-documents" : "search/search-fulltext",
                parameters(scope, Map.of("text", LuceneQuery.of(text, topic, scope.collections()), "k", k)),
                PassageSearch::scored);
    }

    /// Both in one round trip.
    public Hits vectorAndFullText(float[] query, String text, Topic topic, Scope scope, int k) {
        var vector = new ArrayList<ScoredPassage>();
        var fullText = new ArrayList<ScoredPassage>();
        graph.read(
                scope.documents().isPresent()
                        ? "search/search-vector-and-fulltext-in-documents"
                        : "search/search-vector-and-fulltext",
                parameters(
                        scope,
                        Map.of("vector", query, "text", LuceneQuery.of(text, topic, scope.collections()), "k", k)),
                row -> (row.get("list").asString().equals("vector") ? vector : fullText).add(scored(row)));
        return new Hits(vector, fullText);
    }

    /// At most `k` passages of some documents, as many of each as of the others, evenly spread over its text.
    public List<Passage> spread(Set<String> documents, int k) {
        return graph.read(
                "search/passages-spread",
                Map.of(
                        "documents",
                        List.copyOf(documents),
                        "share",
                        Math.max(1, k / Math.max(1, documents.size())),
                        "k",
                        k),
                row -> Rows.passage(row.get("passage")));
    }

    private static Map<String, Object> parameters(Scope scope, Map<String, Object> others) {
        var parameters = Parameters.ofScope(scope);
        parameters.putAll(others);
        return parameters;
    }

    /// The passages that exist, in the order of their ids.
    public List<Passage> byIds(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : graph.read("document/passages-by-id", Map.of("ids", ids), row -> Rows.passage(row.get("passage")));
    }

    private static ScoredPassage scored(Record row) {
        return new ScoredPassage(
                Rows.passage(row.get("passage")), row.get("score").asDouble());
    }
}
