package io.grapevine.lab.intents;

import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.lab.intents.RouteReport.Routed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteReportTest {

    @Test
    void a_share_has_wilsons_interval() {
        assertThat(Share.of(0, 100)).isEqualTo(new Share(0, 100, 0, 0, 3.7));
        assertThat(Share.of(5, 10)).isEqualTo(new Share(5, 10, 50, 23.7, 76.3));
        assertThatThrownBy(() -> Share.of(0, 0)).hasMessageContaining("was 0 of 0");
    }

    @Test
    void lookup_and_multihop_are_right_for_each_other_and_refusals_are_counted() {
        var report = RouteReport.of(List.of(
                routed(Route.LOOKUP, "bank", Route.MULTIHOP, 0.9),
                routed(Route.LOOKUP, "bank", Route.OUT_OF_SCOPE, 0.9),
                routed(Route.LOOKUP, "search", Route.OVERVIEW, 0.9),
                routed(Route.LOOKUP, "search", Route.LOOKUP, 0.9),
                routed(Route.CHITCHAT, "talk", Route.CHITCHAT, 0.9)));

        assertThat(report.all().recognised().percent()).isEqualTo(60);
        assertThat(report.byRoute()).extracting(RouteReport.Row::name).containsExactly("chitchat", "lookup");
        assertThat(report.byRoute().get(1).refused()).isEqualTo(Share.of(1, 4));
        assertThat(report.bySource().get(1).name()).isEqualTo("lookup, bank");
        assertThat(report.bySource().get(1).refused()).isEqualTo(Share.of(1, 2));
        assertThat(report.bySource().get(2).computed()).isEqualTo(Share.of(1, 2));
        assertThat(report.calibrationError()).isEqualTo(50); // 90% sure, and 2 of 5 the likeliest is the label
    }

    private static Routed routed(Route right, String source, Route chosen, double confidence) {
        return new Routed(
                new RoutedQuestion(right, "anything", source),
                new Routing(chosen, confidence, Map.of(chosen, confidence), false));
    }
}
