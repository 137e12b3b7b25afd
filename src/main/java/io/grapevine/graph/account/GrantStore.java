package io.grapevine.graph.account;

import io.grapevine.domain.Role;
import io.grapevine.graph.driver.Graph;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The roles that people, groups and everyone have on collections. A grant does not need the collection: it is
/// there before the first document and when the last one went, and goes when the collection is removed.
@Singleton
public final class GrantStore {

    /// Who has a role.
    ///
    /// @param key `account:ID`, `group:NAME` or `everyone`
    public record Subject(String key) {

        public static final Subject EVERYONE = new Subject("everyone");

        public static Subject account(String id) {
            return new Subject("account:" + id);
        }

        public static Subject group(String name) {
            return new Subject("group:" + name);
        }
    }

    /// @param name of the subject's account; empty for groups and everyone
    public record Grant(String collection, Subject subject, Optional<String> name, Role role) {}

    private final Graph graph;

    @Inject
    public GrantStore(Graph graph) {
        this.graph = graph;
    }

    /// Grants a role in the place of the one that the subject had.
    public void put(Subject subject, String collection, Role role) {
        graph.execute(
                "account/put-grant", Map.of("subject", subject.key(), "collection", collection, "role", role.label()));
    }

    /// @return whether there was a grant
    public boolean remove(Subject subject, String collection) {
        return !graph.write(
                        "account/remove-grant", Map.of("subject", subject.key(), "collection", collection), row -> row)
                .isEmpty();
    }

    /// Removes all grants on a collection.
    public void removeAll(String collection) {
        graph.execute("account/remove-grants-of-collection", Map.of("collection", collection));
    }

    /// The grants on some collections.
    ///
    /// @param collections empty for all
    public List<Grant> list(Optional<Set<String>> collections) {
        var params = new HashMap<String, Object>();
        params.put("collections", collections.map(List::copyOf).orElse(null));
        return graph.read(
                "account/list-grants",
                params,
                row -> new Grant(
                        row.get("collection").asString(),
                        new Subject(row.get("subject").asString()),
                        Optional.ofNullable(row.get("name").asString(null)),
                        Role.ofLabel(row.get("role").asString())));
    }
}
