package io.grapevine.access;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets a request in or not, before any other handler: REST, WebSocket handshake and page alike.
@Singleton
@Startup
public class AccessControl {

    private static final String COOKIE = "grapevine_token";
    private static final String BEARER = "Bearer ";
    /// Before every route of the service and of its extensions.
    private static final int FIRST = 10_000;

    private final AccessPolicy policy;

    AccessControl(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.http.host") String address,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        policy = new AccessPolicy(
                serving ? address : "127.0.0.1",
                config.token(),
                Set.copyOf(config.hosts().orElse(java.util.List.of())),
                Set.copyOf(config.openPaths()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var host = request.authority() == null ? null : request.authority().toString();
        switch (policy.decide(
                request.path(), host, Optional.ofNullable(request.getHeader("Origin")), tokenOf(context))) {
            case ALLOWED -> {
                keepTokenInCookie(context);
                context.next();
            }
            case UNKNOWN_HOST ->
                refuse(
                        context,
                        403,
                        "This service does not answer to the host name " + host
                                + ". Name it in GRAPEVINE_ACCESS_HOSTS.");
            case FOREIGN_ORIGIN -> refuse(context, 403, "Pages of other sites may not call this service.");
            case NEEDS_TOKEN ->
                refuse(
                        context,
                        401,
                        "Send the access token as 'Authorization: Bearer TOKEN', "
                                + "or open the page once as /?token=TOKEN.");
        }
    }

    private static Optional<String> tokenOf(RoutingContext context) {
        var header = context.request().getHeader("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        var cookie = context.request().getCookie(COOKIE);
        return Optional.ofNullable(
                cookie != null ? cookie.getValue() : context.request().getParam("token"));
    }

    /// So that the page's own requests bring the token that its address brought once.
    private void keepTokenInCookie(RoutingContext context) {
        var token = context.request().getParam("token");
        if (policy.asksForToken() && token != null) {
            context.response()
                    .addCookie(Cookie.cookie(COOKIE, token)
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.STRICT)
                            .setPath("/")
                            .setSecure(context.request().isSSL()));
        }
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new io.vertx.core.json.JsonObject()
                        .put("status", status)
                        .put("title", status == 401 ? "Unauthorized" : "Forbidden")
                        .put("detail", detail)
                        .encode());
    }
}
