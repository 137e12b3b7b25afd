package io.grapevine.graph.account;

import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// Accounts of people who sign in at an identity provider. They are known by the provider's issuer and their
/// subject there, one text, which stays when their name or address changes.
@Singleton
public final class ProviderAccountStore {

    public record Known(String id, String name) {}

    /// What a token changed.
    public record Change(List<String> joined, List<String> left, boolean adminBefore) {}

    private final Graph graph;

    @Inject
    public ProviderAccountStore(Graph graph) {
        this.graph = graph;
    }

    public Optional<Known> find(String provider) {
        return graph
                .read(
                        "account/find-provider-account",
                        Map.of("provider", provider),
                        row -> new Known(
                                row.get("id").asString(), row.get("name").asString()))
                .stream()
                .findFirst();
    }

    /// @return the id of their account, which may have been there; empty where the name is somebody else's
    public Optional<String> create(String provider, String id, String name, Instant now) {
        return graph
                .write(
                        "account/create-provider-account",
                        Map.of("provider", provider, "id", id, "name", name, "now", Rows.utc(now)),
                        row -> row.get("id").asString())
                .stream()
                .findFirst();
    }

    /// Takes over what a token says of an account.
    ///
    /// @param admin empty leaves it as it is
    /// @return empty where a newer token was seen before, or the account is gone
    public Optional<Change> take(
            String account, Set<String> groups, Optional<Boolean> admin, Instant issuedAt, Instant now) {
        var params = new HashMap<String, Object>();
        params.put("id", account);
        params.put("groups", List.copyOf(groups));
        params.put("admin", admin.orElse(null));
        params.put("issuedAt", Rows.utc(issuedAt));
        params.put("now", Rows.utc(now));
        return graph.write("account/take-claims", params, ProviderAccountStore::change).stream()
                .findFirst();
    }

    private static Change change(Record row) {
        return new Change(
                row.get("joined").asList(Value::asString),
                row.get("left").asList(Value::asString),
                row.get("adminBefore").asBoolean());
    }
}
