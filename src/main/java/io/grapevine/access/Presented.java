package io.grapevine.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;

/// What a request brought to show whose it is.
///
/// @param bearer    of the Authorization header
/// @param parameter `token` of the address of the page or of the WebSocket, the only ones where it is taken
/// @param kept      the token that a cookie keeps
/// @param session   the secret of a session, which a cookie keeps
record Presented(
        Optional<String> bearer,
        Optional<String> parameter,
        Optional<String> kept,
        Optional<String> session,
        boolean isPage) {

    static final String PAGE = "/";
    private static final Set<String> TAKE_PARAMETER = Set.of(PAGE, "/ws/chat");
    private static final String BEARER = "bearer ";

    static Presented in(HttpServerRequest request) {
        var header = Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        var parameter = request.method() == HttpMethod.GET && TAKE_PARAMETER.contains(request.path())
                ? Optional.ofNullable(request.getParam("token"))
                : Optional.<String>empty();
        return new Presented(
                header,
                parameter,
                cookie(request, Cookies.TOKEN),
                cookie(request, Cookies.SESSION),
                request.path().equals(PAGE));
    }

    private static Optional<String> cookie(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
    }

    /// What may be the service's token; the cookie last, which an earlier token may have left.
    Optional<String> token() {
        return bearer.or(() -> parameter).or(() -> kept);
    }

    Optional<String> key() {
        return bearer.or(() -> parameter).filter(Credentials::isKey);
    }

    /// An API key, or the secret of a session.
    Optional<String> secret() {
        return key().or(() -> session.filter(s -> !Credentials.isKey(s)));
    }

    boolean isInAddressOfPage() {
        return isPage && bearer.isEmpty() && parameter.isPresent();
    }
}
