package io.grapevine.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInAttemptsTest {

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final InstantSource source = () -> Instant.ofEpochMilli(now.get());
    private final SignInAttempts attempts = new SignInAttempts(2, source.withZone(ZoneOffset.UTC));

    @Test
    void an_address_has_so_many_wrong_passwords_a_minute() {
        assertThat(attempts.take("192.0.2.1")).isTrue();
        assertThat(attempts.take("192.0.2.1")).isTrue();
        assertThat(attempts.take("192.0.2.1")).isFalse();
        assertThat(attempts.take("192.0.2.2")).isTrue();

        now.addAndGet(60_000);

        assertThat(attempts.take("192.0.2.1")).isTrue();
    }

    @Test
    void a_right_one_does_not_count() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.take("192.0.2.1")).isTrue();
            attempts.giveBack("192.0.2.1");
        }
    }

    @Test
    void whoever_has_an_address_of_ipv6_has_its_network() {
        assertThat(attempts.take("2001:db8:1:2::1")).isTrue();
        assertThat(attempts.take("2001:db8:1:2:3::9")).isTrue();
        assertThat(attempts.take("2001:db8:1:2:ffff::1")).isFalse();
        assertThat(attempts.take("2001:db8:1:3::1")).isTrue();
    }
}
