package io.grapevine.access;

import io.grapevine.domain.GrapevineException.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides whether a request may pass; knows nothing of the HTTP server.
///
/// Without a token only a loopback address may be served, and only requests that name a loopback host are
/// taken: a page of another site whose name was pointed at 127.0.0.1 is refused.
final class AccessPolicy {

    enum Decision {
        /// Whoever sent it.
        OPEN,
        /// Where whoever sent it may.
        ALLOWED,
        UNKNOWN_HOST,
        FOREIGN_ORIGIN
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    /// What browsers say of requests that their own page, or the user's hand, sent.
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final int SHORTEST_TOKEN = 16;

    private final Optional<byte[]> token;
    private final Set<String> hosts;
    private final Set<String> openPaths;

    /// @throws Misconfigured where the address is not loopback, and neither people sign in nor a token is set; or
    ///                       the token is short
    AccessPolicy(String address, boolean signsIn, Optional<String> token, Set<String> hosts, Set<String> openPaths) {
        if (!LOOPBACK.contains(address) && !signsIn && token.isEmpty()) {
            throw new Misconfigured(
                    "quarkus.http.host is " + address + ", which others can reach, and nobody has to sign in. "
                            + "Set GRAPEVINE_ACCESS_TOKEN to a secret of at least " + SHORTEST_TOKEN
                            + " characters, or GRAPEVINE_ACCESS_SIGN_IN=accounts or oidc, or serve 127.0.0.1.");
        }
        token.filter(t -> t.length() < SHORTEST_TOKEN).ifPresent(t -> {
            throw new Misconfigured("grapevine.access.token has " + t.length() + " characters; use at least "
                    + SHORTEST_TOKEN + ", for example from: openssl rand -hex 16");
        });
        this.token = token.map(AccessPolicy::bytes);
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.openPaths = openPaths;
    }

    /// @param host   the Host header
    /// @param origin the Origin header, empty where there is none
    /// @param site   the Sec-Fetch-Site header of a request that changes something, empty where there is none
    Decision decide(String path, String host, Optional<String> origin, Optional<String> site) {
        if (openPaths.contains(path)) {
            return Decision.OPEN;
        }
        if (!knownHost(host)) {
            return Decision.UNKNOWN_HOST;
        }
        boolean foreign = origin.filter(from -> !sameSite(from, host)).isPresent()
                || site.filter(from -> !OWN_SITE.contains(from)).isPresent();
        return foreign ? Decision.FOREIGN_ORIGIN : Decision.ALLOWED;
    }

    boolean asksForToken() {
        return token.isPresent();
    }

    /// Takes the same time for every wrong one of a length.
    boolean isToken(String given) {
        return token.filter(expected -> MessageDigest.isEqual(expected, bytes(given)))
                .isPresent();
    }

    private boolean knownHost(String host) {
        var name = nameOf(host);
        return LOOPBACK.contains(name) || hosts.contains("*") || hosts.contains(name);
    }

    private static boolean sameSite(String origin, String host) {
        var scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }

    /// Host header without its port.
    private static String nameOf(String host) {
        var lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
        var colon = lower.lastIndexOf(':');
        return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
