package io.grapevine.access;

import io.grapevine.access.AccessConfig.SignIn;
import io.grapevine.access.EventLog.What;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Forbidden;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.Account;
import io.grapevine.graph.account.AccountStore;
import io.grapevine.graph.account.CredentialStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Signs people in and out, and takes their passwords. What is wrong is not told: whoever guesses learns neither
/// which names there are nor whether one is locked.
@Singleton
public class SignIns {

    private static final String WRONG =
            "Name or password is wrong. After too many wrong passwords an account is locked for a while.";

    private final AccountStore accounts;
    private final CredentialStore credentials;
    private final Credentials believed;
    private final AccessConfig config;
    private final Passwords passwords = new Passwords();
    private final EventLog events;
    private final Clock clock;

    @Inject
    public SignIns(
            AccountStore accounts,
            CredentialStore credentials,
            Credentials believed,
            EventLog events,
            AccessConfig config) {
        this.clock = Clock.systemUTC();
        this.accounts = accounts;
        this.credentials = credentials;
        this.believed = believed;
        this.events = events;
        this.config = config;
    }

    /// Refuses where people have no passwords here.
    ///
    /// @throws Forbidden where they sign in at the identity provider
    void requirePasswords() {
        if (config.signIn() == SignIn.OIDC) {
            throw new Forbidden(
                    "People sign in at the identity provider; nobody has a password here. Invite them there.");
        }
    }

    /// Begins a session.
    ///
    /// @return its secret, always a new one
    /// @throws SignedOut where name or password is wrong, or the account is locked or not active
    public String signIn(String name, String password) {
        requirePasswords();
        if (name == null || password == null) {
            throw new BadInput("Send {\"name\": \"...\", \"password\": \"...\"}.");
        }
        var account = accounts.named(People.plain(name));
        if (!isRight(account, password)) {
            throw new SignedOut(WRONG);
        }
        events.note(account.orElseThrow().name(), What.SIGNED_IN, account.get().name());
        return begin(account.get().id());
    }

    /// Tries the password of an account, which is locked after too many wrong ones.
    private boolean isRight(Optional<Account> account, String password) {
        var now = clock.instant();
        boolean matches = passwords.matches(password, account.flatMap(Account::password));
        var open = account.filter(Account::active)
                .filter(a -> a.lockedUntil().filter(now::isBefore).isEmpty());
        open.ifPresent(a -> {
            boolean locked =
                    accounts.recordSignIn(a.id(), matches, config.wrongPasswords(), now, now.plus(config.lockedFor()));
            if (locked) {
                events.note(a.name(), What.LOCKED, a.name());
            }
        });
        return matches && open.isPresent();
    }

    private String begin(String account) {
        var secret = Secrets.fresh();
        var now = clock.instant();
        credentials.startSession(Secrets.hash(secret), account, now, now.plus(config.session()));
        return secret;
    }

    /// Ends a session; one that is not there has ended.
    public void signOut(String secret) {
        credentials
                .ofSession(Secrets.hash(secret), clock.instant())
                .ifPresent(person -> events.note(person.name(), What.SIGNED_OUT, person.name()));
        credentials.endSession(Secrets.hash(secret));
        believed.forget();
    }

    /// Takes a new password, and ends all other sessions of the account.
    ///
    /// @param session secret of the one that stays; empty for none
    /// @throws Forbidden where the present password is wrong
    public void changePassword(Principal principal, String present, String next, Optional<String> session) {
        requirePasswords();
        var account = accounts.find(principal.id())
                .orElseThrow(() -> new NotFound("There is no account whose password could be changed."));
        if (present == null || !isRight(Optional.of(account), present)) {
            throw new Forbidden("The present password is wrong.");
        }
        accounts.setPassword(
                account.id(), passwords.hash(next), session.map(Secrets::hash).orElse(""));
        events.note(account.name(), What.PASSWORD_CHANGED, account.name());
        believed.forget();
    }

    /// A link's secret, by which the account's password can be set once.
    public String link(String account) {
        var secret = Secrets.fresh();
        credentials.putLink(Secrets.hash(secret), account, expiry());
        return secret;
    }

    /// When a link that is made now expires.
    Instant expiry() {
        return clock.instant().plus(config.linkLasts());
    }

    /// For whom a link is.
    ///
    /// @throws NotFound where it was used, has expired or never was
    public String nameOf(String link) {
        return linked(link).name();
    }

    /// Sets the password of the account that a link is for, which is of no use afterwards, and begins a session.
    ///
    /// @return the session's secret
    public String useLink(String link, String password) {
        requirePasswords();
        var account = linked(link);
        accounts.setPassword(account.id(), passwords.hash(password), "");
        events.note(account.name(), What.LINK_USED, account.name());
        believed.forget();
        return begin(account.id());
    }

    private CredentialStore.Linked linked(String link) {
        return Optional.ofNullable(link)
                .flatMap(secret -> credentials.ofLink(Secrets.hash(secret), clock.instant()))
                .orElseThrow(() -> new NotFound(
                        "This link was used already, or has expired. Ask an administrator for another one."));
    }
}
