package io.grapevine.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/// The cookies by which a browser stays signed in: out of scripts' reach, and never sent by pages of other sites.
public final class Cookies {

    static final String TOKEN = "grapevine_token";
    static final String SESSION = "grapevine_session";

    private Cookies() {}

    /// Keeps the token that the page's address brought, and sends the browser to the address without it, so
    /// that it stays in no history, bookmark or link.
    static void keepToken(RoutingContext context, String token) {
        context.response()
                .addCookie(cookie(context.request(), TOKEN, token))
                .putHeader("Location", Presented.PAGE)
                .setStatusCode(303)
                .end();
    }

    /// Keeps a session's secret.
    public static void keepSession(RoutingContext context, String secret, Duration lasts) {
        context.response().addCookie(cookie(context.request(), SESSION, secret).setMaxAge(lasts.toSeconds()));
    }

    public static void dropSession(RoutingContext context) {
        context.response()
                .addCookie(cookie(context.request(), SESSION, "").setMaxAge(0))
                .addCookie(cookie(context.request(), TOKEN, "").setMaxAge(0));
    }

    /// Drops a cookie that keeps a session of the identity provider's.
    static void drop(RoutingContext context, String name) {
        context.response()
                .addCookie(cookie(context.request(), name, "").setMaxAge(0).setSameSite(CookieSameSite.LAX));
    }

    /// The secret of the session that a request belongs to.
    public static Optional<String> session(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(SESSION)).map(Cookie::getValue);
    }

    private static Cookie cookie(HttpServerRequest request, String name, String value) {
        return Cookie.cookie(name, value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setPath("/")
                .setSecure(request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto")));
    }
}
