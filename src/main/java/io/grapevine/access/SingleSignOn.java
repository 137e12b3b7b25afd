package io.grapevine.access;

import io.grapevine.access.EventLog.What;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Signing in and out at an OpenID Connect provider, by the code flow for browsers and by access tokens for
/// programs.
@Singleton
public class SingleSignOn {

    /// Where browsers begin to sign in, and where the provider sends them back to.
    public static final String DOOR = "/api/sign-in";

    private static final Logger LOG = Logger.getLogger(SingleSignOn.class);
    private static final int FOUND = 302;

    private final OidcAuthenticationMechanism mechanism;
    private final IdentityProviderManager identities;
    private final ProviderTokens tokens;
    private final ProviderConfig config;
    private final EventLog events;

    SingleSignOn(
            OidcAuthenticationMechanism mechanism,
            IdentityProviderManager identities,
            ProviderTokens tokens,
            ProviderConfig config,
            EventLog events) {
        this.mechanism = mechanism;
        this.identities = identities;
        this.tokens = tokens;
        this.config = config;
        this.events = events;
    }

    /// Who sent a request, as far as the provider can tell.
    sealed interface Seen {
        record Bearer(ProviderToken token) implements Seen {}

        /// A step of signing in leads to another address.
        record Elsewhere(String address) implements Seen {}

        /// @param failed whether a step of signing in went wrong
        record Nobody(boolean failed) implements Seen {}
    }

    /// Looks at a request's access token, or its session, which is renewed where it is about to end.
    Uni<Seen> look(RoutingContext context) {
        return mechanism
                .authenticate(context, identities)
                .map(SingleSignOn::seen)
                .onFailure(AuthenticationRedirectException.class)
                .recoverWithItem(e -> new Seen.Elsewhere(e.getRedirectUri()))
                .onFailure(SingleSignOn::isRefusal)
                .recoverWithItem(e -> {
                    LOG.debugf("token refused: %s", e.getMessage());
                    return new Seen.Nobody(e instanceof AuthenticationCompletionException);
                })
                .onFailure()
                .transform(SingleSignOn::unavailable);
    }

    private static Seen seen(SecurityIdentity identity) {
        return identity == null || identity.isAnonymous()
                ? new Seen.Nobody(false)
                : new Seen.Bearer(ProviderToken.of(identity));
    }

    private static boolean isRefusal(Throwable e) {
        return e instanceof AuthenticationFailedException || e instanceof AuthenticationCompletionException;
    }

    private static Unavailable unavailable(Throwable e) {
        LOG.warnf("The identity provider cannot be used: %s", e.getMessage());
        return new Unavailable("The identity provider does not answer. Try again in a moment.", e);
    }

    /// Begins to sign in: the address at the provider; empty where the browser lost its way.
    Uni<Optional<String>> begin(RoutingContext context) {
        return mechanism
                .getChallenge(context)
                .map(challenge ->
                        Optional.of(challenge).filter(c -> c.status == FOUND).map(c -> c.headerContent.toString()))
                .onFailure()
                .transform(SingleSignOn::unavailable);
    }

    /// Notes that somebody came in by the door.
    public void arrived(String name) {
        events.note(name, What.SIGNED_IN, name);
    }

    /// Signs somebody out, as [#end].
    public Optional<String> signOut(RoutingContext context) {
        if (session(context).isPresent()) {
            Caller caller = context.get(Caller.KEY);
            var name = caller.principal().name();
            events.note(name, What.SIGNED_OUT, name);
        }
        return end(context);
    }

    /// Ends a browser's session here.
    ///
    /// @return where to go on to end it at the provider too; empty where there is no session, or the provider
    /// has no such address
    public Optional<String> end(RoutingContext context) {
        var session = session(context);
        session.ifPresent(token -> {
            tokens.end(token);
            context.request().cookies().stream()
                    .map(Cookie::getName)
                    .filter(OidcUtils::isSessionCookie)
                    .forEach(cookie -> Cookies.drop(context, cookie));
        });
        return session.flatMap(token -> Optional.ofNullable(token.provider().getEndSessionUri())
                .map(address -> address + "?id_token_hint=" + token.raw() + "&post_logout_redirect_uri="
                        + URLEncoder.encode(home(context), StandardCharsets.UTF_8)));
    }

    private static Optional<ProviderToken> session(RoutingContext context) {
        return Optional.<ProviderToken>ofNullable(context.get(ProviderToken.KEY))
                .filter(ProviderToken::isSession);
    }

    private String home(RoutingContext context) {
        var request = context.request();
        return config.page()
                        .map(page -> page.toString().replaceFirst("/+$", ""))
                        .orElseGet(() -> request.scheme() + "://" + request.authority())
                + "/";
    }
}
