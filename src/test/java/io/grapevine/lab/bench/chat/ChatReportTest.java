package io.grapevine.lab.bench.chat;

import io.grapevine.lab.bench.chat.ChatReport.Alone;
import io.grapevine.lab.bench.chat.ChatReport.Crowd;
import io.grapevine.lab.bench.chat.ChatReport.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ChatReportTest {

    private static final long MS = 1_000_000;

    @Test
    void the_first_token_is_compared_with_the_stand_ins_own_and_the_p99_gap_with_its_p99_gap() {
        var report = report(Delivery.NONE, Optional.empty());

        assertThat(report.firstTokenLaterMs()).isEqualTo(38);
        assertThat(report.gapInStandIns()).isEqualTo(2.5);
        assertThat(report.toTable().lines())
                .anySatisfy(line -> assertThat(line).contains("first event", "9.0", "at most 50, met"))
                .anySatisfy(
                        line -> assertThat(line).contains("later than the stand-in's own", "38.0", "at most 60, met"))
                .anySatisfy(line -> assertThat(line).contains("p99 gap between tokens", "2.50", "at most 2, missed"));
    }

    @Test
    void gaps_are_counted_within_an_answer_and_one_with_a_fault_has_no_times() {
        var times = new CrowdTimes();
        times.served(answer(0, 10, 20, 60));
        times.served(answer(500, 900, 930)); // no gap from 60 to 900
        times.served(new Received(0, 1, new long[] {1, 1_000_000 * MS}, 2, 2, 0, 0, Optional.of("error")));
        times.direct(answer(0, 1, 21, 41));
        var crowd = times.times(1);

        assertThat(crowd.gap().p50()).isEqualTo(30);
        assertThat(crowd.gap().p99()).isEqualTo(40);
        assertThat(crowd.directGap().p99()).isEqualTo(20);
        assertThat(crowd.firstToken().p99()).isEqualTo(400);
        assertThat(crowd.rounds()).isEqualTo(3);
    }

    @Test
    void a_delivery_is_whole_only_where_nothing_was_lost_and_no_answer_had_a_fault() {
        var whole = Delivery.NONE.plus(answer(0, 1, 2)).plus(answer(0, 1, 2));
        var gap = whole.plus(new Received(0, 1, new long[] {1}, 2, 5, 3, 1, Optional.empty()));
        var broken = whole.plus(new Received(0, 0, new long[0], 2, 1, 0, 0, Optional.of("overloaded")));

        assertThat(whole).isEqualTo(new Delivery(2, 4, 0, 0, Map.of()));
        assertThat(whole.isWhole()).isTrue();
        assertThat(gap.isWhole()).isFalse();
        assertThat(gap.lost()).isEqualTo(3);
        assertThat(gap.outOfOrder()).isEqualTo(1);
        assertThat(broken.isWhole()).isFalse();
        assertThat(report(broken, Optional.empty()).toTable()).contains("1 answers broken", "1: overloaded");
    }

    @Test
    void a_heap_is_stable_where_the_last_third_is_at_most_a_twentieth_above_the_second() {
        var filling = new HeapTrend(List.of(50.0, 80.0, 100.0, 100.0, 101.0, 300.0, 100.0, 104.0, 103.0));
        var growing = new HeapTrend(List.of(100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 160.0, 170.0, 180.0, 190.0));

        // one peak does not move a median
        assertThat(filling.growth()).isCloseTo(103.0 / 101 - 1, within(1e-12));
        assertThat(filling.isStable()).isTrue();
        assertThat(growing.growth()).isCloseTo(175.0 / 140 - 1, within(1e-12)); // 130 140 150, then 160 to 190
        assertThat(growing.isStable()).isFalse();
        assertThat(report(Delivery.NONE, Optional.of(growing)).toTable()).contains("+25.0%", "growing");
        assertThatThrownBy(() -> new HeapTrend(List.of(1.0, 2.0))).hasMessageContaining("at least 3");
    }

    private static Received answer(long askedMs, long... tokensMs) {
        var tokens = java.util.Arrays.stream(tokensMs).map(ms -> ms * MS).toArray();
        return new Received(
                askedMs * MS, tokens[0], tokens, tokens[tokens.length - 1], tokens.length, 0, 0, Optional.empty());
    }

    private static ChatReport report(Delivery delivery, Optional<HeapTrend> heap) {
        var any = new Timing(1, 2, 3);
        var alone = new Alone(10, new Timing(9, 12, 15), new Timing(40, 50, 60), new Timing(2, 3, 4), any, any, any);
        var crowd = new Crowd(200, 3, any, any, new Timing(20, 30, 55), new Timing(20, 21, 22));
        return new ChatReport(new Setting(50, 200, 2, 0.1, 1.5), alone, crowd, delivery, heap);
    }
}
