package io.grapevine.ingest.source.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Keeps requests out of private networks: whoever names an address to be read must not reach by us what he
/// cannot reach himself.
///
/// A host is looked up before a request, and again behind it: this machine keeps what it looked up for longer
/// than a request takes (30 s, `networkaddress.cache.ttl`), so that a name which changes its address in between
/// is found out before its answer is used.
record AddressGuard(boolean allowPrivate) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /// @throws Refused where the address may not be asked
    void check(URI address) throws Refused {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new Refused("is no address of the web: it must begin with http:// or https://");
        }
        if (address.getUserInfo() != null) {
            throw new Refused("holds a user's name or password, which is not sent");
        }
        if (allowPrivate) {
            return;
        }
        for (var resolved : resolve(address.getHost())) {
            if (!isPublic(resolved)) {
                throw new Refused("leads to the private address " + resolved.getHostAddress()
                        + "; --allow-private reads from private networks too");
            }
        }
    }

    private static InetAddress[] resolve(String host) throws Refused {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new Refused("is of a host that is not known: " + host);
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    /// RFC 6890: "this" network, shared (carrier NAT), IETF protocols, benchmarks, reserved.
    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && b[2] == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    /// Not unique local (fc00::/7); of addresses that hold one of version 4 (64:ff9b::/96, 2002::/16, ::/96)
    /// that one counts.
    private static boolean isPublic6(byte[] b) {
        if ((b[0] & 0xfe) == 0xfc) {
            return false;
        }
        boolean translated = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
        boolean compatible = allZero(b, 12);
        if (translated || compatible) {
            return isPublicEmbedded(Arrays.copyOfRange(b, 12, 16));
        }
        return !(b[0] == 0x20 && b[1] == 0x02) || isPublicEmbedded(Arrays.copyOfRange(b, 2, 6));
    }

    private static boolean isPublicEmbedded(byte[] address) {
        try {
            return isPublic(InetAddress.getByAddress(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean allZero(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// The address may not be asked; the message stands behind it.
    static final class Refused extends Exception {

        Refused(String message) {
            super(message);
        }
    }
}
