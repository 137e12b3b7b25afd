package io.grapevine.access;

import io.grapevine.access.EventLog.What;
import io.grapevine.graph.account.AccountStore;
import io.grapevine.graph.account.GrantStore.Subject;
import io.grapevine.graph.account.ProviderAccountStore;
import io.grapevine.graph.account.ProviderAccountStore.Known;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The accounts of people who sign in at the provider: made by their first token, known by its subject, and
/// members of the groups that the newest one says.
@Singleton
class ProviderAccounts {

    /// Who makes these accounts, in the log.
    private static final String PROVIDER = "identity provider";

    private static final int LONGEST_NAME = 50;
    private static final int NAMESAKES = 100;
    private static final String NAMELESS = "person";

    private final ProviderAccountStore store;
    private final AccountStore accounts;
    private final EventLog events;
    private final Credentials believed;
    private final Optional<String> adminGroup;
    private final Clock clock = Clock.systemUTC();

    ProviderAccounts(
            ProviderAccountStore store,
            AccountStore accounts,
            EventLog events,
            Credentials believed,
            ProviderConfig config) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.believed = believed;
        this.adminGroup = config.adminGroup().map(ProviderToken::group);
    }

    /// Takes over what a token says of its person. Blocks.
    ///
    /// @return the id of their account
    String take(ProviderToken token) {
        var admin = adminGroup.map(token.groups()::contains);
        var known = store.find(token.person()).orElseGet(() -> make(token, admin.orElse(false)));
        store.take(known.id(), token.groups(), admin, token.issuedAt(), clock.instant())
                .ifPresent(change -> note(known.name(), change, admin));
        return known.id();
    }

    private Known make(ProviderToken token, boolean admin) {
        var id = UUID.randomUUID().toString();
        var name = plain(token.names().getFirst());
        var now = clock.instant();
        if (admin && accounts.createFirst(id, name, Optional.of(token.person()), now)) {
            return made(new Known(id, name));
        }
        return namesLike(name)
                .flatMap(free ->
                        store.create(token.person(), id, free, now).map(account -> new Known(account, free)).stream())
                .findFirst()
                .map(this::made)
                .orElseThrow();
    }

    private Known made(Known account) {
        events.note(PROVIDER, What.ACCOUNT_MADE, account.name());
        return account;
    }

    private void note(String name, ProviderAccountStore.Change change, Optional<Boolean> admin) {
        change.joined().forEach(group -> events.note(PROVIDER, What.JOINED_GROUP, name + ": " + group));
        change.left().forEach(group -> events.note(PROVIDER, What.LEFT_GROUP, name + ": " + group));
        var changed = admin.filter(now -> now != change.adminBefore());
        changed.ifPresent(
                now -> events.note(PROVIDER, What.RIGHTS_CHANGED, name + ": " + (now ? "administrator" : "member")));
        if (changed.isPresent() || !change.joined().isEmpty() || !change.left().isEmpty()) {
            believed.forget();
        }
    }

    /// A name as accounts have them, from what the provider calls somebody. Who has it already keeps it.
    static String plain(String claimed) {
        var plain = Normalizer.normalize(claimed.strip(), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "") // accents
                .replaceAll("[^a-z0-9._@-]", "-")
                .replaceFirst("^[^a-z0-9]+", "");
        var cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return Optional.of(cut)
                .filter(Predicate.not(String::isEmpty))
                .filter(name -> !name.equals(Subject.EVERYONE.key()))
                .orElse(NAMELESS);
    }

    private static Stream<String> namesLike(String name) {
        return Stream.concat(
                Stream.of(name),
                Stream.concat(
                        IntStream.rangeClosed(2, NAMESAKES).mapToObj(i -> name + "-" + i),
                        Stream.of(UUID.randomUUID().toString())));
    }
}
