package io.grapevine.lab.plot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineChartTest {

    @Test
    void a_chart_is_well_formed_and_draws_each_line_with_all_its_points() throws Exception {
        var svg = new LineChart("Loss <by> epoch & seed", "epoch", "loss")
                .add("train", new double[] {3, 2, 1})
                .add("flat", new double[] {1, 1, 1})
                .svg();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var lines = document.getElementsByTagName("polyline");
        assertThat(lines.getLength()).isEqualTo(2);
        assertThat(lines.item(0)
                        .getAttributes()
                        .getNamedItem("points")
                        .getNodeValue()
                        .strip()
                        .split(" "))
                .hasSize(3);
        assertThat(svg).contains("Loss &lt;by&gt; epoch &amp; seed");
    }

    @Test
    void a_line_without_points_is_refused_by_name() {
        assertThatThrownBy(() -> new LineChart("t", "x", "y").add("empty", new double[0]))
                .hasMessageContaining("empty");
    }
}
