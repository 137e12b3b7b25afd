package io.grapevine.access;

import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.CredentialStore;
import io.grapevine.graph.account.CredentialStore.KeyBearer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whom sessions and API keys stand for. What was looked up is believed for some seconds, so that a request costs
/// the store nothing; what this process changes counts at once. Thread-safe.
@Singleton
public final class Credentials {

    /// How API keys begin.
    static final String KEY_PREFIX = "gv_";

    /// A right that another process took away lasts so long here.
    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final CredentialStore store;
    private final Clock clock;
    /// By the hash of the secret, or the id of the account.
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true);

    private record Seen(KeyBearer bearer, Instant at, Instant noted) {}

    @Inject
    public Credentials(CredentialStore store) {
        this(store, Clock.systemUTC());
    }

    Credentials(CredentialStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Whom a secret was found to stand for in the last seconds.
    Optional<KeyBearer> remembered(String secret) {
        return seen(Secrets.hash(secret)).map(Seen::bearer);
    }

    /// Whom a secret stands for; empty where it is none, or not any more. Blocks.
    Optional<KeyBearer> find(String secret) {
        var hash = Secrets.hash(secret);
        var known = seen(hash);
        if (known.isPresent()) {
            return known.map(Seen::bearer);
        }
        var now = clock.instant();
        var found = isKey(secret)
                ? store.ofKey(hash, now)
                : store.ofSession(hash, now).map(principal -> new KeyBearer(principal, Set.of()));
        found.ifPresent(bearer -> remember(hash, bearer, isKey(secret) ? noteUse(hash, now) : now));
        return found;
    }

    /// Who an account is now; empty where it is gone or not active. Blocks.
    Optional<Principal> ofAccount(String id) {
        var known = seen(id);
        if (known.isPresent()) {
            return known.map(Seen::bearer).map(KeyBearer::principal);
        }
        var found = store.ofAccount(id);
        found.ifPresent(principal -> remember(id, new KeyBearer(principal, Set.of()), clock.instant()));
        return found;
    }

    /// The principal that a secret stands for now.
    ///
    /// @throws SignedOut where it stands for nobody any more
    Principal principal(String secret) {
        return find(secret)
                .map(KeyBearer::principal)
                .orElseThrow(() -> new SignedOut("The session has ended. Sign in again."));
    }

    /// Believes nothing any more: rights have changed.
    public void forget() {
        synchronized (seen) {
            seen.clear();
        }
    }

    static boolean isKey(String secret) {
        return secret.startsWith(KEY_PREFIX);
    }

    private Optional<Seen> seen(String hash) {
        var now = clock.instant();
        synchronized (seen) {
            return Optional.ofNullable(seen.get(hash))
                    .filter(known -> now.isBefore(known.at().plus(BELIEVED)));
        }
    }

    private void remember(String hash, KeyBearer bearer, Instant noted) {
        synchronized (seen) {
            seen.put(hash, new Seen(bearer, clock.instant(), noted));
            if (seen.size() > REMEMBERED) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }

    /// @return when the use of the key was noted last
    private Instant noteUse(String hash, Instant now) {
        synchronized (seen) {
            var known = seen.get(hash);
            if (known != null && now.isBefore(known.noted().plus(USE_NOTED_EVERY))) {
                return known.noted();
            }
        }
        store.noteUse(hash, now);
        return now;
    }
}
