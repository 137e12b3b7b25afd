package io.grapevine.access;

import io.grapevine.access.AccessConfig.SignIn;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.CredentialStore.KeyBearer;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> SIGN_IN =
            Set.of("/", "/index.html", "/favicon.svg", "/api/session", "/api/link", "/api/link/name");
    private static final List<String> SIGN_IN_FOLDERS = List.of("/app/", "/style/", "/webjars/");
    private static final String DESCRIPTION = "/q/openapi";
    private static final Caller OWNER = () -> Principal.OWNER;

    private final AccessPolicy policy;
    private final boolean accounts;
    private final Credentials credentials;

    AccessControl(
            AccessConfig config,
            Credentials credentials,
            @ConfigProperty(name = "quarkus.http.host") String address,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.credentials = credentials;
        accounts = config.signIn() == SignIn.ACCOUNTS;
        policy = new AccessPolicy(
                serving ? address : "127.0.0.1",
                accounts,
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
            case ALLOWED -> identify(context);
            case UNKNOWN_HOST ->
                refuse(
                        context,
                        403,
                        "This service does not answer to the host name " + host
                                + ". Name it in GRAPEVINE_ACCESS_HOSTS.");
            case FOREIGN_ORIGIN -> refuse(context, 403, "Pages of other sites may not call this service.");
        }
    }

    private void identify(RoutingContext context) {
        var given = Presented.in(context.request());
        if (!accounts && !policy.asksForToken()) {
            proceed(context, OWNER);
        } else if (given.token().filter(policy::isToken).isPresent()) {
            if (given.isInAddressOfPage()) {
                Cookies.keepToken(context, given.token().get());
            } else {
                proceed(context, OWNER);
            }
        } else if (accounts && given.secret().isPresent()) {
            lookUp(context, given.secret().get());
        } else {
            nobody(context);
        }
    }

    /// Asks the store on a thread that may wait, where nobody has asked for the same in the last seconds.
    private void lookUp(RoutingContext context, String secret) {
        var known = credentials.remembered(secret);
        if (known.isPresent()) {
            enter(context, secret, known);
            return;
        }
        context.request().pause();
        var loop = context.vertx().getOrCreateContext();
        Thread.ofVirtual().name("identify").start(() -> {
            Runnable then;
            try {
                var found = credentials.find(secret);
                then = () -> enter(context, secret, found);
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

    private void enter(RoutingContext context, String secret, Optional<KeyBearer> found) {
        if (found.isEmpty()) {
            nobody(context);
        } else if (!isFor(found.get().doors(), context.request().path())) {
            refuse(context, 403, "This key is not for this door. Make one that is, under the same person's keys.");
        } else if (isForOperators(context.request().path())
                && !found.get().principal().admin()) {
            refuse(context, 403, "Only an administrator may see this.");
        } else {
            proceed(context, () -> credentials.principal(secret));
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
        if (accounts && (SIGN_IN.contains(path) || SIGN_IN_FOLDERS.stream().anyMatch(path::startsWith))) {
            context.next();
        } else if (accounts) {
            refuse(context, 401, "Sign in on the page, or send an API key as 'Authorization: Bearer KEY'.");
        } else {
            refuse(
                    context,
                    401,
                    "Send the access token as 'Authorization: Bearer TOKEN', "
                            + "or open the page once as /?token=TOKEN.");
        }
    }

    private static void failed(RoutingContext context, RuntimeException e) {
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
            default -> "Service Unavailable";
        };
    }
}
