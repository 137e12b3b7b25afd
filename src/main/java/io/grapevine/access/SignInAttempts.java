package io.grapevine.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// Counts the passwords that are tried from each address within a minute, whichever accounts they are for. One
/// that was right does not count. Thread-safe; holds the addresses of a minute, at most a hundred thousand.
final class SignInAttempts {

    private static final int MOST_ADDRESSES = 100_000;
    private static final int MINUTE_MS = 60_000;
    /// Of an IPv6 address: whoever has one has all of its network.
    private static final int NETWORK_BYTES = 8;

    /// Where passwords and one-time links are tried, and what those are told that were wrong.
    private static final Set<String> PATHS = Set.of("/api/session", "/api/link", "/api/link/name", "/api/me/password");

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.POST, HttpMethod.PUT);
    private static final Set<Integer> WRONG = Set.of(401, 403, 404);

    private final int most;
    private final Clock clock;
    private final Map<String, Integer> taken = new HashMap<>();
    private long minute;

    /// @param most wrong passwords a minute and address
    SignInAttempts(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /// Lets a request in that tries no password, or not one too many from its address.
    boolean admit(RoutingContext context) {
        var request = context.request();
        if (!PATHS.contains(request.path()) || !METHODS.contains(request.method())) {
            return true;
        }
        var address = request.remoteAddress().hostAddress();
        boolean admitted = take(address);
        if (admitted) {
            context.addEndHandler(ended -> {
                if (!WRONG.contains(context.response().getStatusCode())) {
                    giveBack(address);
                }
            });
        }
        return admitted;
    }

    /// @return whether one more may be tried from an address
    synchronized boolean take(String address) {
        var now = clock.millis() / MINUTE_MS;
        if (now != minute) {
            minute = now;
            taken.clear();
        }
        var network = network(address);
        if (taken.getOrDefault(network, 0) >= most || taken.size() >= MOST_ADDRESSES) {
            return false;
        }
        taken.merge(network, 1, Integer::sum);
        return true;
    }

    /// The password that was tried was right.
    synchronized void giveBack(String address) {
        taken.computeIfPresent(network(address), (network, count) -> count > 1 ? count - 1 : null);
    }

    private static String network(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address; // no literal address: counted as it is
        }
    }
}
