package io.grapevine.graph.account;

import io.grapevine.domain.Grants;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Role;
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

/// Sessions, one-time links and API keys, all kept by the hashes of their secrets; and whom they stand for.
@Singleton
public final class CredentialStore {

    /// @param doors       by which it may be used; none means all
    /// @param collections that it is for; none means all that its person may read
    public record ApiKey(
            String id,
            String name,
            Set<String> collections,
            Set<String> doors,
            Instant createdAt,
            Optional<Instant> until,
            Optional<Instant> usedAt,
            String owner) {}

    /// Whom a key stands for, and by which doors it may be used; none means all.
    public record KeyBearer(Principal principal, Set<String> doors) {}

    /// The account that a one-time link is for.
    public record Linked(String id, String name) {}

    private final Graph graph;

    @Inject
    public CredentialStore(Graph graph) {
        this.graph = graph;
    }

    public void startSession(String hash, String account, Instant now, Instant until) {
        graph.execute(
                "account/start-session",
                Map.of("hash", hash, "account", account, "now", Rows.utc(now), "until", Rows.utc(until)));
    }

    public void endSession(String hash) {
        graph.execute("account/end-session", Map.of("hash", hash));
    }

    /// Whose session it is; empty where there is none, or it has ended.
    public Optional<Principal> ofSession(String hash, Instant now) {
        return graph
                .read(
                        "account/principal-of-session",
                        Map.of("hash", hash, "now", Rows.utc(now)),
                        CredentialStore::principal)
                .stream()
                .findFirst();
    }

    /// Who an account is; empty where there is none, or it is not active.
    public Optional<Principal> ofAccount(String id) {
        return graph.read("account/principal-of-account", Map.of("id", id), CredentialStore::principal).stream()
                .findFirst();
    }

    /// Whose key it is; empty where there is none, or it has expired. A key manages neither people nor
    /// settings.
    public Optional<KeyBearer> ofKey(String hash, Instant now) {
        return graph
                .read("account/principal-of-key", Map.of("hash", hash, "now", Rows.utc(now)), CredentialStore::bearer)
                .stream()
                .findFirst();
    }

    private static KeyBearer bearer(Record row) {
        var person = principal(row);
        var collections = Set.copyOf(row.get("collections").asList(Value::asString));
        var grants = collections.isEmpty() ? person.grants() : person.grants().only(collections, Role.EDITOR);
        return new KeyBearer(person.with(grants), Set.copyOf(row.get("doors").asList(Value::asString)));
    }

    private static Principal principal(Record row) {
        var account = row.get("account");
        var admin = account.get("admin").asBoolean();
        var roles = new HashMap<String, Role>();
        for (var grant : row.get("grants").values()) {
            roles.merge(
                    grant.get("collection").asString(),
                    Role.ofLabel(grant.get("role").asString()),
                    (a, b) -> a.includes(b) ? a : b);
        }
        return new Principal(
                account.get("id").asString(),
                account.get("name").asString(),
                Set.copyOf(row.get("groups").asList(Value::asString)),
                admin,
                admin ? Grants.ALL : new Grants(false, roles));
    }

    public void putKey(String account, ApiKey key, String hash) {
        var row = new HashMap<String, Object>();
        row.put("id", key.id());
        row.put("name", key.name());
        row.put("hash", hash);
        row.put("collections", List.copyOf(key.collections()));
        row.put("doors", List.copyOf(key.doors()));
        row.put("createdAt", Rows.utc(key.createdAt()));
        row.put("until", key.until().map(Rows::utc).orElse(null));
        graph.execute("account/put-key", Map.of("account", account, "key", row));
    }

    /// @param account whose; empty for all people's
    public List<ApiKey> keys(Optional<String> account) {
        var params = new HashMap<String, Object>();
        params.put("account", account.orElse(null));
        return graph.read(
                "account/list-keys",
                params,
                row -> key(row.get("key"), row.get("owner").asString()));
    }

    private static ApiKey key(Value v, String owner) {
        return new ApiKey(
                v.get("id").asString(),
                v.get("name").asString(),
                Set.copyOf(v.get("collections").asList(Value::asString)),
                Set.copyOf(v.get("doors").asList(Value::asString)),
                Rows.instant(v.get("createdAt")).orElseThrow(),
                Rows.instant(v.get("until")),
                Rows.instant(v.get("usedAt")),
                owner);
    }

    /// @param account whose; empty for anybody's
    /// @return whether there was such a key
    public boolean removeKey(Optional<String> account, String id) {
        var params = new HashMap<String, Object>();
        params.put("account", account.orElse(null));
        params.put("key", id);
        return !graph.write("account/remove-key", params, row -> row).isEmpty();
    }

    public void noteUse(String hash, Instant now) {
        graph.execute("account/use-key", Map.of("hash", hash, "now", Rows.utc(now)));
    }

    /// Keeps a one-time link in the place of the account's links before it.
    public void putLink(String hash, String account, Instant until) {
        graph.execute("account/put-link", Map.of("hash", hash, "account", account, "until", Rows.utc(until)));
    }

    /// For whom a one-time link is; empty where there is none, or it has expired.
    public Optional<Linked> ofLink(String hash, Instant now) {
        return graph
                .read(
                        "account/find-link",
                        Map.of("hash", hash, "now", Rows.utc(now)),
                        row -> new Linked(
                                row.get("id").asString(), row.get("name").asString()))
                .stream()
                .findFirst();
    }
}
