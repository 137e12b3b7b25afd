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
        ALLOWED,
        UNKNOWN_HOST,
        FOREIGN_ORIGIN,
        NEEDS_TOKEN
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int SHORTEST_TOKEN = 16;

    private final Optional<byte[]> token;
    private final Set<String> hosts;
    private final Set<String> openPaths;

    /// @throws Misconfigured where the address is not loopback and no token is set, or the token is short
    AccessPolicy(String address, Optional<String> token, Set<String> hosts, Set<String> openPaths) {
        if (!LOOPBACK.contains(address) && token.isEmpty()) {
            throw new Misconfigured(
                    "quarkus.http.host is " + address + ", which others can reach, and no token is set. "
                            + "Set GRAPEVINE_ACCESS_TOKEN to a secret of at least " + SHORTEST_TOKEN
                            + " characters, or serve 127.0.0.1.");
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
    /// @param given  the token that the request brought
    Decision decide(String path, String host, Optional<String> origin, Optional<String> given) {
        if (openPaths.contains(path)) {
            return Decision.ALLOWED;
        }
        if (!knownHost(host)) {
            return Decision.UNKNOWN_HOST;
        }
        if (origin.isPresent() && !sameSite(origin.get(), host)) {
            return Decision.FOREIGN_ORIGIN;
        }
        if (token.isPresent()
                && given.filter(g -> MessageDigest.isEqual(token.get(), bytes(g)))
                        .isEmpty()) {
            return Decision.NEEDS_TOKEN;
        }
        return Decision.ALLOWED;
    }

    boolean asksForToken() {
        return token.isPresent();
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
