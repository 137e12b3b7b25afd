package io.grapevine.access;

import io.grapevine.access.AccessConfig.SignIn;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.CredentialStore.KeyBearer;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets a request in or not, before any other handler, and says whose it is: REST, WebSocket handshake, `/v1`,
/// MCP and page alike.
@Singleton
@Startup
public class AccessControl {

    /// Before every route of the service and of its extensions.
    private static final int FIRST = 10_000;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /// What somebody needs who is not signed in yet.
    private static final Set<String> SIGN_IN = Set.of("/api/session", "/api/link", "/api/link/name");
    private static final Set<String> PAGE = Set.of("/", "/index.html", "/favicon.svg");
    private static final List<String> PAGE_FOLDERS = List.of("/app/", "/style/", "/webjars/");
    /// What the page shows before the form: signing in did not work, or the account is blocked.
    private static final String FAILED = "/#/sign-in/failed";

    private static final String BLOCKED = "/#/sign-in/blocked";
    private static final String DESCRIPTION = "/q/openapi";
    private static final Caller OWNER = () -> Principal.OWNER;

    private final AccessPolicy policy;
    private final SignIn signIn;
    private final Credentials credentials;
    private final SingleSignOn singleSignOn;
    private final ProviderTokens tokens;
    private final SignInAttempts attempts;

    AccessControl(
            AccessConfig config,
            Credentials credentials,
            SingleSignOn singleSignOn,
            ProviderTokens tokens,
            @ConfigProperty(name = "quarkus.http.host") String address,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.credentials = credentials;
        this.singleSignOn = singleSignOn;
        this.tokens = tokens;
        attempts = new SignInAttempts(config.wrongPasswordsByAddress(), Clock.systemUTC());
        signIn = config.signIn();
        policy = new AccessPolicy(
                serving ? address : "127.0.0.1",
                signIn != SignIn.NONE,
                config.token(),
                Set.copyOf(config.hosts().orElse(List.of())),
                Set.copyOf(config.openPaths()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var host = request.authority() == null ? null : request.authority().toString();
        var site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
                .filter(from -> !SAFE.contains(request.method().name()));
        switch (policy.decide(request.path(), host, Optional.ofNullable(request.getHeader("Origin")), site)) {
            case OPEN -> context.next();
            case ALLOWED -> limit(context);
            case UNKNOWN_HOST ->
                refuse(
                        context,
                        403,
                        "This service does not answer to the host name " + host
                                + ". Name it in GRAPEVINE_ACCESS_HOSTS.");
            case FOREIGN_ORIGIN -> refuse(context, 403, "Pages of other sites may not call this service.");
        }
    }

    private void limit(RoutingContext context) {
        if (attempts.admit(context)) {
            identify(context);
        } else {
            context.response().putHeader("Retry-After", "60");
            refuse(context, 429, "Too many wrong passwords from your address. Try again in a minute.");
        }
    }

    private void identify(RoutingContext context) {
        var given = Presented.in(context.request());
        if (signIn == SignIn.NONE && !policy.asksForToken()) {
            proceed(context, OWNER);
        } else if (given.token().filter(policy::isToken).isPresent()) {
            if (given.isInAddressOfPage()) {
                Cookies.keepToken(context, given.token().get());
            } else {
                proceed(context, OWNER);
            }
        } else if (signIn == SignIn.ACCOUNTS && given.secret().isPresent()) {
            lookUp(context, given.secret().get());
        } else if (signIn == SignIn.OIDC && given.key().isPresent()) {
            lookUp(context, given.key().get());
        } else if (signIn == SignIn.OIDC && !isPage(context.request().path())) {
            signOn(context);
        } else {
            nobody(context);
        }
    }

    /// Asks the store on a thread that may wait, where nobody has asked for the same in the last seconds.
    private void lookUp(RoutingContext context, String secret) {
        Caller caller = () -> credentials.principal(secret);
        var known = credentials.remembered(secret);
        if (known.isPresent()) {
            enter(context, known, caller);
            return;
        }
        context.request().pause();
        decide(context, context.vertx().getOrCreateContext(), () -> {
            var found = credentials.find(secret);
            return () -> enter(context, found, caller);
        });
    }

    /// Looks for a token or a session of the identity provider's.
    private void signOn(RoutingContext context) {
        context.request().pause();
        var loop = context.vertx().getOrCreateContext();
        singleSignOn
                .look(context)
                .subscribe()
                .with(
                        seen -> decide(context, loop, () -> answer(context, seen)),
                        failure -> decide(context, loop, () -> () -> failed(context, failure)));
    }

    /// What is done with whom the provider knows; at the door, whoever is not signed in is sent there. May
    /// wait.
    private Runnable answer(RoutingContext context, SingleSignOn.Seen seen) {
        boolean atDoor = context.request().path().equals(SingleSignOn.DOOR);
        return switch (seen) {
            case SingleSignOn.Seen.Elsewhere(var address) -> () -> goTo(context, address);
            case SingleSignOn.Seen.Nobody(boolean failed) when atDoor && failed -> () -> goTo(context, FAILED);
            case SingleSignOn.Seen.Nobody nobody when atDoor -> () -> begin(context);
            case SingleSignOn.Seen.Nobody nobody -> () -> nobody(context);
            case SingleSignOn.Seen.Bearer(var token) -> {
                context.put(ProviderToken.KEY, token);
                yield bearer(context, token, atDoor);
            }
        };
    }

    private Runnable bearer(RoutingContext context, ProviderToken token, boolean atDoor) {
        Caller caller;
        try {
            caller = tokens.caller(token);
        } catch (SignedOut e) {
            return atDoor ? () -> begin(context) : () -> nobody(context);
        }
        try {
            var principal = caller.principal();
            return () -> enter(context, Optional.of(new KeyBearer(principal, Set.of())), caller);
        } catch (SignedOut blocked) {
            return atDoor ? () -> goTo(context, BLOCKED) : () -> refuse(context, 401, blocked.getMessage());
        }
    }

    private void begin(RoutingContext context) {
        var loop = context.vertx().getOrCreateContext();
        singleSignOn
                .begin(context)
                .subscribe()
                .with(
                        address -> loop.runOnContext(nothing -> goTo(context, address.orElse(FAILED))),
                        failure -> loop.runOnContext(nothing -> failed(context, failure)));
    }

    private static void goTo(RoutingContext context, String address) {
        context.response()
                .setStatusCode(302)
                .putHeader("Location", address)
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    /// Runs what may wait on a thread of its own, and what it decides on the request's.
    private static void decide(RoutingContext context, Context loop, Supplier<Runnable> decision) {
        Thread.ofVirtual().name("identify").start(() -> {
            Runnable then;
            try {
                then = decision.get();
            } catch (RuntimeException e) {
                then = () -> failed(context, e);
            }
            var next = then;
            loop.runOnContext(nothing -> {
                context.request().resume();
                next.run();
            });
        });
    }

    private void enter(RoutingContext context, Optional<KeyBearer> found, Caller caller) {
        if (found.isEmpty()) {
            nobody(context);
        } else if (!isFor(found.get().doors(), context.request().path())) {
            refuse(context, 403, "This key is not for this door. Make one that is, under the same person's keys.");
        } else if (isForOperators(context.request().path())
                && !found.get().principal().admin()) {
            refuse(context, 403, "Only an administrator may see this.");
        } else {
            proceed(context, caller);
        }
    }

    private static boolean isFor(Set<String> doors, String path) {
        return doors.isEmpty() || doors.contains(KeyDoor.of(path).label());
    }

    private static boolean isForOperators(String path) {
        return path.startsWith("/q/") && !path.startsWith(DESCRIPTION);
    }

    private static void proceed(RoutingContext context, Caller caller) {
        context.put(Caller.KEY, caller);
        context.next();
    }

    private void nobody(RoutingContext context) {
        var path = context.request().path();
        if (signIn != SignIn.NONE && (isPage(path) || SIGN_IN.contains(path))) {
            context.next();
        } else if (signIn == SignIn.ACCOUNTS) {
            refuse(context, 401, "Sign in on the page, or send an API key as 'Authorization: Bearer KEY'.");
        } else if (signIn == SignIn.OIDC) {
            refuse(
                    context,
                    401,
                    "Sign in on the page, or send an access token of the identity provider's, or an API key, as "
                            + "'Authorization: Bearer TOKEN'.");
        } else {
            refuse(
                    context,
                    401,
                    "Send the access token as 'Authorization: Bearer TOKEN', "
                            + "or open the page once as /?token=TOKEN.");
        }
    }

    private static boolean isPage(String path) {
        return PAGE.contains(path) || PAGE_FOLDERS.stream().anyMatch(path::startsWith);
    }

    private static void failed(RoutingContext context, Throwable e) {
        if (e instanceof GrapevineException known) {
            var failure = Failure.of(known);
            refuse(context, failure.kind().httpStatus(), failure.message());
        } else {
            context.fail(e);
        }
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        var response = context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"grapevine\"");
        }
        response.end(new JsonObject()
                .put("status", status)
                .put("title", title(status))
                .put("detail", detail)
                .encode());
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 429 -> "Too Many Requests";
            default -> "Service Unavailable";
        };
    }
}
