package io.grapevine.api.chat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(3, 2, nanos::get);

    @Test
    void it_gives_its_capacity_at_once_and_then_its_rate() {
        assertThat(taken(5)).isEqualTo(3);

        nanos.addAndGet(1_000_000_000);
        assertThat(taken(5)).isEqualTo(2);
    }

    @Test
    void it_never_holds_more_than_its_capacity() {
        nanos.addAndGet(3_600_000_000_000L);

        assertThat(taken(10)).isEqualTo(3);
    }

    private int taken(int tries) {
        var taken = 0;
        for (var i = 0; i < tries; i++) {
            taken += bucket.take() ? 1 : 0;
        }
        return taken;
    }
}
