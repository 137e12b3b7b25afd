package io.grapevine.answer.retrieve;

import io.grapevine.domain.Document;
import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Question;
import io.grapevine.domain.Scope;
import io.grapevine.graph.document.DocumentFilter;
import io.grapevine.graph.document.DocumentFilter.Match;
import io.grapevine.graph.document.DocumentStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks up once, before a question is answered, which documents it is asked of: those that its filter lets
/// through, else those that it names itself. Thread-safe.
public final class DocumentScopes {

    /// 10,000: their passages are compared with the question one by one, some 5 us each.
    static final int MOST = 10_000;

    private static final int SHOWN = 5;
    private static final int SHOWN_FIELDS = 20;

    private final DocumentStore documents;
    private final DocumentFilter filter;

    public DocumentScopes(DocumentStore documents, DocumentFilter filter) {
        this.documents = documents;
        this.filter = filter;
    }

    /// A question with its scope.
    ///
    /// @param documents how many it is asked of; empty where all documents of its collections count
    /// @param sources   of the first of them
    public record Narrowed(Question question, Optional<Integer> documents, List<String> sources) {}

    /// @throws NotFound where a document is named that does not exist, or no document meets the filter
    /// @throws BadInput where more documents do than can be asked at once
    public Narrowed narrow(Question question) {
        if (!question.filter().isEmpty()) {
            return filtered(question);
        }
        return named(question).orElseGet(() -> new Narrowed(question, Optional.empty(), List.of()));
    }

    private Narrowed filtered(Question question) {
        var asked = question.filter();
        var scope = asked.documents().isEmpty()
                ? question.scope()
                : Scope.of(question.scope().collections(), chosen(question, asked.documents()));
        var found = filter.matching(scope, asked.conditions(), MOST + 1);
        if (found.isEmpty()) {
            throw new NotFound(nothing(question, asked.conditions()));
        }
        if (found.size() > MOST) {
            throw new BadInput("The filter lets through more than " + String.format("%,d", MOST)
                    + " documents, which is too many to ask at once. Narrow it, or ask whole collections.");
        }
        return narrowed(question, found);
    }

    private Set<String> chosen(Question question, List<String> names) {
        var collections = question.collections();
        var all = documents.named(question.scope().collections(), names);
        var ids = new LinkedHashSet<String>();
        for (var name : names) {
            var meant = meant(all, name);
            if (meant.isEmpty()) {
                throw new NotFound("There is no document " + name
                        + (collections.isEmpty() ? "" : " in " + String.join(", ", collections))
                        + ". GET /api/documents and ./grapevine documents list show what there is.");
            }
            meant.forEach(document -> ids.add(document.id()));
        }
        return ids;
    }

    /// A whole source or id goes before the ends of sources.
    private static List<Document> meant(List<Document> all, String name) {
        var exact = all.stream().filter(document -> document.isNamed(name)).toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(d ->
                                d.source().endsWith("/" + name) || d.source().contains("/" + name + "#"))
                        .toList()
                : exact;
    }

    private String nothing(Question question, List<Condition> conditions) {
        var known = new ArrayList<>(filter.fields(question.scope().collections()));
        known.addAll(DocumentFilter.OWN_FIELDS);
        var unknown = conditions.stream()
                .map(Condition::field)
                .filter(field -> !known.contains(field))
                .toList();
        var fields = known.stream().limit(SHOWN_FIELDS).collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? "No document meets the filter on "
                        + conditions.stream().map(Condition::field).collect(Collectors.joining(", ")) + "."
                : "No document has the field " + String.join(", ", unknown) + ". Fields are: " + fields + ".";
    }

    /// The documents that the question's own words name, and the question without their names.
    private Optional<Narrowed> named(Question question) {
        var places = NamedFiles.in(question.text());
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var all = documents.named(
                question.scope().collections(),
                places.stream().flatMap(place -> place.names().stream()).toList());
        var found = new ArrayList<Match>();
        var text = question.text();
        for (var place : places.reversed()) {
            for (var name : place.names()) {
                var meant = meant(all, name);
                var without = NamedFiles.without(text, place, name);
                if (!meant.isEmpty() && without.isPresent()) {
                    meant.forEach(d -> found.add(new Match(d.id(), d.collection(), d.source())));
                    text = without.get();
                    break;
                }
            }
        }
        return found.isEmpty() || found.size() > MOST
                ? Optional.empty()
                : Optional.of(narrowed(question.withText(text), found));
    }

    private static Narrowed narrowed(Question question, List<Match> found) {
        var collections = found.stream().map(Match::collection).collect(Collectors.toSet());
        var ids = found.stream().map(Match::id).collect(Collectors.toSet());
        return new Narrowed(
                question.within(Scope.of(collections, ids)),
                Optional.of(ids.size()),
                found.stream().map(Match::source).distinct().limit(SHOWN).toList());
    }
}
