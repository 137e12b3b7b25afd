package io.grapevine.lab.bench.chat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReceptionTest {

    @ParameterizedTest
    @CsvSource({
        "1 2 3, 0, 0",
        "2 3, 1, 0", // the first one is missing
        "1 2 5 6, 2, 0",
        "1 2 2 3, 0, 1",
        "1 3 2 4, 1, 1",
    })
    void numbers_that_are_skipped_are_lost_and_those_that_do_not_rise_are_out_of_order(
            String numbers, int lost, int outOfOrder) {
        var reception = new Reception(1);
        for (var number : numbers.split(" ")) {
            reception.event(2, Long.parseLong(number));
        }
        reception.token(2, "x");
        var received = reception.ended(3, Optional.empty());

        assertThat(received.lost()).isEqualTo(lost);
        assertThat(received.outOfOrder()).isEqualTo(outOfOrder);
        assertThat(received.events()).isEqualTo(numbers.split(" ").length);
        assertThat(received.isWhole()).isEqualTo(lost + outOfOrder == 0);
    }

    @Test
    void the_first_thing_and_every_token_keep_their_times() {
        var reception = new Reception(10);
        reception.event(20, 1);
        for (var i = 0; i < 1_000; i++) {
            reception.token(30 + i, "w ");
        }
        var received = reception.ended(2_000, Optional.empty());

        assertThat(received.firstAt()).isEqualTo(20);
        assertThat(received.tokensAt()).hasSize(1_000).startsWith(30).endsWith(1_029);
        assertThat(received.endedAt()).isEqualTo(2_000);
        assertThat(reception.text()).isEqualTo("w ".repeat(1_000));
    }

    @Test
    void an_answer_without_a_token_is_no_whole_one() {
        assertThat(new Reception(1).ended(2, Optional.empty()).fault()).contains("it had no token");
    }
}
