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
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// People and the groups that they belong to.
@Singleton
public final class AccountStore {

    /// A group and the names of its members.
    public record Group(String name, List<String> members) {}

    private final Graph graph;

    @Inject
    public AccountStore(Graph graph) {
        this.graph = graph;
    }

    /// Makes the first account, an administrator, to whom falls what the service holds already.
    ///
    /// @param provider as in [ProviderAccountStore]; empty for one with a password
    /// @return whether there was none before
    public boolean createFirst(String id, String name, Optional<String> provider, Instant now) {
        var params = new HashMap<String, Object>();
        params.put("id", id);
        params.put("name", name);
        params.put("provider", provider.orElse(null));
        params.put("now", Rows.utc(now));
        return !graph.write("account/create-first-account", params, r -> r).isEmpty();
    }

    /// @return whether the name was free
    public boolean create(String id, String name, boolean admin, Instant now) {
        var params = Map.of("id", id, "name", name, "admin", admin, "now", Rows.utc(now));
        return graph.write(
                        "account/create-account", params, row -> row.get("id").asString())
                .contains(id);
    }

    public List<Account> list() {
        return graph.read("account/list-accounts", Map.of(), AccountStore::account);
    }

    public Optional<Account> find(String id) {
        return find(id, null);
    }

    public Optional<Account> named(String name) {
        return find(null, name);
    }

    private Optional<Account> find(String id, String name) {
        var params = new HashMap<String, Object>();
        params.put("id", id);
        params.put("name", name);
        return graph.read("account/find-account", params, AccountStore::account).stream()
                .findFirst();
    }

    /// @return whether there is such an account
    public boolean setRights(String id, boolean admin, boolean active) {
        return !graph.write("account/set-rights", Map.of("id", id, "admin", admin, "active", active), row -> row)
                .isEmpty();
    }

    /// Takes a new password, and ends the sessions and one-time links of the account.
    ///
    /// @param keep hash of the session that stays; empty for none
    public void setPassword(String id, String password, String keep) {
        graph.write("account/set-password", Map.of("id", id, "password", password, "keep", keep), row -> row);
    }

    /// Counts wrong passwords in a row.
    ///
    /// @param most  after so many the account is locked
    /// @param until how long
    /// @return whether the account is locked by this one
    public boolean recordSignIn(String id, boolean right, int most, Instant now, Instant until) {
        return graph.write(
                        "account/record-sign-in",
                        Map.of("id", id, "right", right, "most", most, "now", Rows.utc(now), "until", Rows.utc(until)),
                        row -> row.get("locked").asBoolean())
                .contains(true);
    }

    /// Removes an account with its sessions, keys and grants.
    ///
    /// @return whether there was one
    public boolean remove(String id) {
        return !graph.write("account/remove-account", Map.of("id", id), row -> row)
                .isEmpty();
    }

    public List<Group> groups() {
        return graph.read(
                "account/list-groups",
                Map.of(),
                row -> new Group(row.get("name").asString(), row.get("members").asList(Value::asString)));
    }

    /// Makes an account a member; the group begins with its first one.
    public void addToGroup(String group, String id) {
        graph.write("account/add-to-group", Map.of("group", group, "id", id), row -> row);
    }

    /// @return whether it was a member
    public boolean removeFromGroup(String group, String id) {
        return !graph.write("account/remove-from-group", Map.of("group", group, "id", id), row -> row)
                .isEmpty();
    }

    /// @return whether there was such a group
    public boolean removeGroup(String group) {
        return !graph.write("account/remove-group", Map.of("group", group), row -> row)
                .isEmpty();
    }

    private static Account account(Record row) {
        var v = row.get("account");
        return new Account(
                v.get("id").asString(),
                v.get("name").asString(),
                v.get("admin").asBoolean(),
                v.get("active").asBoolean(),
                Optional.ofNullable(v.get("password").asString(null)),
                !v.get("provider").isNull(),
                Rows.instant(v.get("lockedUntil")),
                Rows.instant(v.get("createdAt")).orElseThrow(),
                row.get("groups").asList(Value::asString));
    }
}
