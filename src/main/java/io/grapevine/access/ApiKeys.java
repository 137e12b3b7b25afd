package io.grapevine.access;

import io.grapevine.access.EventLog.What;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Forbidden;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.Account;
import io.grapevine.graph.account.CredentialStore;
import io.grapevine.graph.account.CredentialStore.ApiKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes, lists and revokes people's API keys. A key is shown once; only its hash is kept.
@Singleton
public class ApiKeys {

    private static final int LONGEST_NAME = 100;

    private final CredentialStore store;
    private final Credentials believed;
    private final EventLog events;

    @Inject
    public ApiKeys(CredentialStore store, Credentials believed, EventLog events) {
        this.events = events;
        this.store = store;
        this.believed = believed;
    }

    /// A key that was just made, with its secret.
    public record Made(ApiKey key, String secret) {}

    /// @param collections that it is for; none means all that its person may read
    /// @param doors       by which it may be used, by their labels; none means all
    /// @param lasts       empty for a key that does not expire
    /// @throws Forbidden  for who has no account
    public Made make(
            Principal person, String name, Set<String> collections, Set<String> doors, Optional<Duration> lasts) {
        if (person.id().isEmpty()) {
            throw new Forbidden("Keys belong to accounts. Set GRAPEVINE_ACCESS_SIGN_IN=accounts and sign in.");
        }
        return make(person.name(), person.id(), person.name(), name, collections, doors, lasts);
    }

    private Made make(
            String by,
            String account,
            String owner,
            String name,
            Set<String> collections,
            Set<String> doors,
            Optional<Duration> lasts) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new BadInput("A key's name has 1 to " + LONGEST_NAME + " characters; it says what the key is for.");
        }
        lasts.filter(span -> span.isNegative() || span.isZero()).ifPresent(span -> {
            throw new BadInput("A key lasts longer than that.");
        });
        var now = Instant.now();
        var secret = Credentials.KEY_PREFIX + Secrets.fresh();
        var key = new ApiKey(
                UUID.randomUUID().toString(),
                name.strip(),
                Set.copyOf(collections),
                KeyDoor.check(doors),
                now,
                lasts.map(now::plus),
                Optional.empty(),
                owner);
        store.putKey(account, key, Secrets.hash(secret));
        events.note(by, What.KEY_MADE, owner + ": " + key.name());
        return new Made(key, secret);
    }

    /// As [#make(Principal, String, Set, Set, Optional)], by whoever runs the service.
    public Made makeFor(
            Account account, String name, Set<String> collections, Set<String> doors, Optional<Duration> lasts) {
        return make(EventLog.COMMAND_LINE, account.id(), account.name(), name, collections, doors, lasts);
    }

    /// A person's keys.
    public List<ApiKey> of(Principal person) {
        return store.keys(Optional.of(person.id()));
    }

    public List<ApiKey> all() {
        return store.keys(Optional.empty());
    }

    /// @param account whose; empty for anybody's
    /// @throws NotFound where there is no such key
    public void revoke(String by, Optional<String> account, String id) {
        if (!store.removeKey(account, id)) {
            throw new NotFound("There is no key " + id + ".");
        }
        events.note(by, What.KEY_REVOKED, id);
        believed.forget();
    }
}
