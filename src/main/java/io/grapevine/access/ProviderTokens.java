package io.grapevine.access;

import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Whom the provider's tokens stand for, and whether they still do: by their expiry, and by asking the provider
/// every half minute that one is used. Costs a request to the provider and a write to the store for a token's
/// first use in a process. Thread-safe.
@Singleton
class ProviderTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REMEMBERED = 10_000;

    private final Function<ProviderToken, String> accounts;
    private final Function<String, Optional<Principal>> principals;
    private final Duration recheck;
    private final Clock clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true);

    /// @param ended whether its session was signed out of here
    private record Seen(String account, Instant checkedAt, boolean ended) {}

    @Inject
    ProviderTokens(ProviderAccounts accounts, Credentials credentials, ProviderConfig config) {
        this(accounts::take, credentials::ofAccount, config.recheck(), Clock.systemUTC());
    }

    /// @param accounts   the id of the account of a token's person
    /// @param principals who an account is now
    ProviderTokens(
            Function<ProviderToken, String> accounts,
            Function<String, Optional<Principal>> principals,
            Duration recheck,
            Clock clock) {
        this.accounts = accounts;
        this.principals = principals;
        this.recheck = recheck;
        this.clock = clock;
    }

    /// Who brought a token, as long as it is good. Blocks.
    ///
    /// @throws SignedOut   where it is good no more
    /// @throws Unavailable where the provider does not tell
    Caller caller(ProviderToken token) {
        account(token);
        return () -> principal(token);
    }

    private Principal principal(ProviderToken token) {
        return principals
                .apply(account(token))
                .orElseThrow(() -> new SignedOut("This account is blocked. Ask an administrator."));
    }

    private String account(ProviderToken token) {
        var now = clock.instant();
        if (!now.isBefore(token.expiresAt())) {
            throw ended();
        }
        var hash = token.hash();
        var known = remembered(hash);
        if (known.filter(Seen::ended).isPresent()) {
            throw ended();
        }
        if (known.isPresent() && now.isBefore(known.get().checkedAt().plus(recheck))) {
            return known.get().account();
        }
        if (token.canBeChecked(now)) {
            requireActive(token);
        }
        var account = known.map(Seen::account).orElseGet(() -> accounts.apply(token));
        remember(hash, new Seen(account, now, false));
        return account;
    }

    private void requireActive(ProviderToken token) {
        boolean active;
        try {
            active = token.client()
                    .introspectAccessToken(token.access().orElseThrow())
                    .await()
                    .atMost(PATIENCE)
                    .isActive();
        } catch (RuntimeException e) {
            throw new Unavailable(
                    "The identity provider does not say whether the session lasts. Try again in a moment.", e);
        }
        if (!active) {
            throw ended();
        }
    }

    /// Takes a token for ended from now on, whatever the provider says.
    void end(ProviderToken token) {
        remember(token.hash(), new Seen("", clock.instant(), true));
    }

    private static SignedOut ended() {
        return new SignedOut("The session has ended. Sign in again.");
    }

    private Optional<Seen> remembered(String hash) {
        synchronized (seen) {
            return Optional.ofNullable(seen.get(hash));
        }
    }

    private void remember(String hash, Seen what) {
        synchronized (seen) {
            seen.merge(hash, what, (before, now) -> before.ended() ? before : now);
            if (seen.size() > REMEMBERED) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }
}
