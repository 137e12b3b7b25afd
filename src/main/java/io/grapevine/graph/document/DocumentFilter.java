package io.grapevine.graph.document;

import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.Scope;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Parameters;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the documents that a filter lets through. Looks at each document of the collections once.
@Singleton
public final class DocumentFilter {

    /// Fields of every document besides its metadata.
    public static final List<String> OWN_FIELDS = List.of("source", "title", "type", "collection", "ingested");

    private static final Pattern YEAR_OR_MONTH = Pattern.compile("\\d{4}(?:-\\d{2})?");

    private final Graph graph;

    @Inject
    public DocumentFilter(Graph graph) {
        this.graph = graph;
    }

    /// A document that was let through.
    public record Match(String id, String collection, String source) {}

    /// The documents of a scope that meet all conditions, by source.
    ///
    /// @param limit most of them
    public List<Match> matching(Scope scope, List<Condition> conditions, int limit) {
        var parameters = Parameters.ofScope(scope);
        parameters.put(
                "conditions", conditions.stream().map(DocumentFilter::row).toList());
        parameters.put("limit", limit);
        return graph.read(
                "document/documents-that-meet",
                parameters,
                row -> new Match(
                        row.get("id").asString(),
                        row.get("collection").asString(),
                        row.get("source").asString()));
    }

    /// The names of all fields that documents of these collections have, the commonest first.
    public List<String> fields(Set<String> collections) {
        return graph.read(
                "document/metadata-fields",
                Map.of("collections", List.copyOf(collections), "prefix", Rows.METADATA),
                row -> row.get("field").asString().substring(Rows.METADATA.length()));
    }

    private static Map<String, Object> row(Condition condition) {
        var row = new HashMap<String, Object>();
        row.put("field", condition.field());
        row.put("key", Rows.METADATA + condition.field());
        row.put(
                "values",
                condition.values().stream()
                        .map(value -> value.strip().toLowerCase(Locale.ROOT))
                        .toList());
        row.put(
                "prefixes",
                condition.values().stream()
                        .filter(value -> YEAR_OR_MONTH.matcher(value).matches())
                        .map(value -> value + "-")
                        .toList());
        row.put("from", condition.from().orElse(null));
        row.put("to", condition.to().orElse(null));
        row.put("fromNumber", condition.from().flatMap(DocumentFilter::number).orElse(null));
        row.put("toNumber", condition.to().flatMap(DocumentFilter::number).orElse(null));
        return row;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
