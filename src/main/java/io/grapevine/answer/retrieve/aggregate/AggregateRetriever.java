package io.grapevine.answer.retrieve.aggregate;

import io.grapevine.answer.retrieve.GraphRetriever;
import io.grapevine.answer.retrieve.Retriever;
import io.grapevine.domain.Document;
import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.entity.GraphStatistics;
import io.grapevine.graph.entity.GraphStatistics.Counted;
import io.grapevine.graph.entity.GraphStatistics.Mentioning;
import io.grapevine.graph.entity.GraphStatistics.Ranking;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.language.PhraseExtractor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers questions about the documents as a whole by counting, listing and ranking over the graph, each by one
/// parameterised query; what it cannot read as such a question goes to the passages.
@Singleton
public final class AggregateRetriever implements Retriever {

    private static final int MOST_LISTED = 25;

    private final GraphStatistics statistics;
    private final DocumentStore documents;
    private final PassageSearch passages;
    private final PhraseExtractor phrases;
    private final GraphRetriever otherwise;

    @Inject
    public AggregateRetriever(
            GraphStatistics statistics,
            DocumentStore documents,
            PassageSearch passages,
            PhraseExtractor phrases,
            GraphRetriever otherwise) {
        this.statistics = statistics;
        this.documents = documents;
        this.passages = passages;
        this.phrases = phrases;
        this.otherwise = otherwise;
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.GRAPH;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.AGGREGATE);
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        var parser = new AggregateParser(text -> entityOf(text, question.scope()));
        return parser.parse(question.text())
                .map(aggregate -> compute(aggregate, question.scope()))
                .orElseGet(() -> otherwise.retrieve(question, vector, k));
    }

    private Evidence compute(Aggregate aggregate, Scope scope) {
        return switch (aggregate) {
            case Aggregate.DocumentsMentioning(var entity) ->
                mentioning(entity, statistics.documentsMentioning(entity, scope));
            case Aggregate.Size() -> size(scope);
            case Aggregate.Mentioned(var type, var together, var limit) ->
                ranking(
                        statistics.mentioned(
                                type, together.map(e -> Set.of(e.key())).orElse(Set.of()), scope, limit),
                        noun(type)
                                + together.map(e -> " that stand together with " + e.name())
                                        .orElse(" that the documents mention"),
                        count -> documents(count));
            case Aggregate.Connected(var type, var limit) ->
                ranking(
                        statistics.connected(type, scope, limit),
                        noun(type) + " with relations",
                        count -> count + (count == 1 ? " relation" : " relations"));
        };
    }

    private Evidence mentioning(Entity entity, List<Mentioning> found) {
        var listed = found.subList(0, Math.min(MOST_LISTED, found.size()));
        var statement = documents(found.size())
                + (found.size() == 1 ? " mentions " : " mention ")
                + entity.name()
                + (found.isEmpty()
                        ? "."
                        : ": " + numbered(listed.stream().map(Mentioning::title).toList()))
                + (found.size() > listed.size()
                        ? ", and " + (found.size() - listed.size()) + " more."
                        : found.isEmpty() ? "" : ".");
        return Evidence.computed(
                statement, byId(listed.stream().map(Mentioning::passageId).toList()));
    }

    private Evidence size(Scope scope) {
        if (scope.documents().isPresent()) {
            var chosen = documents.findAll(scope.documents().get());
            return Evidence.computed(
                    "There are " + documents(chosen.size()) + " with "
                            + chosen.stream().mapToInt(Document::passages).sum() + " passages in what was chosen.",
                    List.of());
        }
        var chosen = documents.collections().stream()
                .filter(c ->
                        scope.collections().isEmpty() || scope.collections().contains(c.name()))
                .toList();
        var total = chosen.stream().mapToInt(c -> c.documents()).sum();
        return Evidence.computed(
                "There are " + documents(total) + " with "
                        + chosen.stream().mapToInt(c -> c.passages()).sum()
                        + " passages"
                        + (chosen.size() > 1
                                ? " in " + chosen.size() + " collections: "
                                        + chosen.stream()
                                                .map(c -> c.name() + " (" + c.documents() + ")")
                                                .collect(Collectors.joining(", "))
                                : "")
                        + ".",
                List.of());
    }

    private interface Counter {
        String of(int count);
    }

    private Evidence ranking(Ranking ranking, String what, Counter counter) {
        var first = ranking.first();
        if (first.isEmpty()) {
            return Evidence.computed("There are no " + what + ".", List.of());
        }
        var items = first.stream()
                .map(c -> c.entity().name() + " (" + counter.of(c.count()) + ")")
                .toList();
        var statement = "There are " + ranking.total() + " " + what
                + (ranking.total() > first.size() ? "; the first " + first.size() + " are " : ": ") + numbered(items)
                + ".";
        return Evidence.computed(
                statement, byId(first.stream().map(Counted::passageId).toList()));
    }

    /// `a [1], b [2]`
    private static String numbered(List<String> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i) + " [" + (i + 1) + "]")
                .collect(Collectors.joining(", "));
    }

    private static String documents(int count) {
        return count + (count == 1 ? " document" : " documents");
    }

    private static String noun(Optional<EntityType> type) {
        return switch (type.orElse(EntityType.OTHER)) {
            case PERSON -> "people";
            case PLACE -> "places";
            case ORGANISATION -> "organisations";
            case DATE -> "dates";
            case WORK -> "works";
            case OTHER -> "entities";
        };
    }

    /// One for each id, in their order, the same passage more than once where it shows more than one thing.
    private List<ScoredPassage> byId(List<String> ids) {
        var found = passages.byIds(ids.stream().distinct().toList()).stream()
                .collect(Collectors.toMap(p -> p.id(), p -> p));
        if (!found.keySet().containsAll(ids)) {
            throw new Conflict("The documents changed while they were counted. Ask again.");
        }
        return ids.stream()
                .map(found::get)
                .map(passage -> new ScoredPassage(passage, 1))
                .toList();
    }

    /// The longest phrase of the question that the graph knows; of equals the last, where such questions name
    /// their object.
    private Optional<Entity> entityOf(String question, Scope scope) {
        var named = phrases.phrasesOf(question);
        var lower = question.toLowerCase(Locale.ROOT);
        return statistics.existing(named.stream().map(Entity::key).toList(), scope).stream()
                .max(Comparator.<Entity>comparingInt(e -> e.key().length())
                        .thenComparing(e -> lower.lastIndexOf(e.name().toLowerCase(Locale.ROOT))));
    }
}
