package io.grapevine.access;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
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

    private static final String PAGE = "/";
    private static final Set<String> TAKE_PARAMETER = Set.of(PAGE, "/ws/chat");
    private static final String COOKIE = "grapevine_token";
    private static final String BEARER = "bearer ";
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
                if (policy.asksForToken()
                        && request.path().equals(PAGE)
                        && tokenParameter(context).isPresent()) {
                    keepInCookie(context, tokenParameter(context).get());
                } else {
                    context.next();
                }
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
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        return tokenParameter(context) // before the cookie, which an earlier token may have left
                .or(() ->
                        Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue));
    }

    /// The token in the address of the page or of the WebSocket, the only ones where it is taken.
    private static Optional<String> tokenParameter(RoutingContext context) {
        var request = context.request();
        return request.method() == HttpMethod.GET && TAKE_PARAMETER.contains(request.path())
                ? Optional.ofNullable(request.getParam("token"))
                : Optional.empty();
    }

    /// Keeps the token that the page's address brought, and sends the browser to the address without it, so
    /// that it stays in no history, bookmark or link.
    private static void keepInCookie(RoutingContext context, String token) {
        var request = context.request();
        context.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setPath("/")
                        .setSecure(request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto"))))
                .putHeader("Location", PAGE)
                .setStatusCode(303)
                .end();
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        var response = context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"grapevine\"");
        }
        response.end(new io.vertx.core.json.JsonObject()
                .put("status", status)
                .put("title", status == 401 ? "Unauthorized" : "Forbidden")
                .put("detail", detail)
                .encode());
    }
}
