package io.grapevine.ingest.source.web;

import io.grapevine.ingest.source.web.AddressGuard.Refused;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "::127.0.0.1"
            })
    void private_and_reserved_addresses_are_told(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2001:4860:4860::8888"})
    void public_addresses_are_public(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/", "http://localhost:8080/", "http://[::1]/", "http://2130706433/",
                        "http://169.254.169.254/latest/",
                "file:///etc/passwd", "ftp://8.8.8.8/", "gopher://8.8.8.8/", "http://user:secret@8.8.8.8/", "http:///x"
            })
    void what_may_not_be_asked_is_refused(String address) {
        assertThatThrownBy(() -> guard.check(URI.create(address))).isInstanceOf(Refused.class);
    }

    @Test
    void private_networks_are_read_where_that_is_allowed() {
        assertThatCode(() -> new AddressGuard(true).check(URI.create("http://127.0.0.1/")))
                .doesNotThrowAnyException();
        assertThatCode(() -> guard.check(URI.create("https://8.8.8.8/"))).doesNotThrowAnyException();
    }
}
