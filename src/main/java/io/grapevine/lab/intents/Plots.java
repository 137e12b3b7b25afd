package io.grapevine.lab.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Figures to look at, each a complete SVG document: loss curve, confusion matrix, reliability diagram.
public final class Plots {

    private static final int SIZE = 400;
    private static final int LEFT = 60;
    private static final int TOP = 40;

    private Plots() {}

    /// A named row of numbers, one an epoch.
    public record Curve(String name, List<Double> values) {
        public Curve {
            values = List.copyOf(values);
        }
    }

    /// Curves over epochs, such as the losses on training and validation data.
    public static String curves(String title, List<Curve> curves) {
        double top = curves.stream()
                .flatMap(curve -> curve.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        int epochs =
                curves.stream().mapToInt(curve -> curve.values().size()).max().orElse(1);
        var svg = new Svg(title, LEFT + SIZE + 120, TOP + SIZE + 50);
        svg.frame(LEFT, TOP, SIZE);
        for (int i = 0; i <= 4; i++) {
            svg.text(LEFT - 8, TOP + SIZE - SIZE * i / 4.0 + 4, "end", number(top * i / 4));
        }
        svg.text(LEFT, TOP + SIZE + 20, "middle", "1");
        svg.text(LEFT + SIZE, TOP + SIZE + 20, "middle", String.valueOf(epochs));
        svg.text(LEFT + SIZE / 2.0, TOP + SIZE + 36, "middle", "epoch");
        for (int c = 0; c < curves.size(); c++) {
            var colour = Svg.COLOURS.get(c % Svg.COLOURS.size());
            var points = new ArrayList<String>();
            var values = curves.get(c).values();
            for (int i = 0; i < values.size(); i++) {
                points.add(number(LEFT + SIZE * i / (double) Math.max(1, epochs - 1)) + ","
                        + number(TOP + SIZE - SIZE * values.get(i) / top));
            }
            svg.line(points, colour);
            svg.text(LEFT + SIZE + 10, TOP + 14 + 18 * c, "start", curves.get(c).name(), colour);
        }
        return svg.toString();
    }

    /// Rows are the right labels, columns the given ones; a field is the darker, the larger its share of the
    /// row.
    public static String confusion(String title, ConfusionMatrix matrix) {
        int n = matrix.labels().size();
        double field = Math.max(4, Math.min(60, (double) SIZE / n));
        int left = 150;
        var svg = new Svg(title, (int) (left + n * field + 20), (int) (TOP + n * field + 140));
        for (int row = 0; row < n; row++) {
            double total = Math.max(1, Arrays.stream(matrix.counts()[row]).sum());
            if (field >= 10)
                svg.text(
                        left - 6,
                        TOP + (row + 0.6) * field,
                        "end",
                        matrix.labels().get(row));
            for (int column = 0; column < n; column++) {
                int count = matrix.counts()[row][column];
                svg.field(left + column * field, TOP + row * field, field, count / total);
                if (field >= 24 && count > 0) {
                    svg.text(
                            left + (column + 0.5) * field,
                            TOP + (row + 0.6) * field,
                            "middle",
                            String.valueOf(count),
                            count / total > 0.5 ? "white" : "black");
                }
            }
        }
        for (int column = 0; field >= 10 && column < n; column++) {
            svg.turned(
                    left + (column + 0.6) * field,
                    TOP + n * field + 10,
                    matrix.labels().get(column));
        }
        return svg.toString();
    }

    /// How often answers of a confidence are right; on the diagonal, confidence is honest.
    public static String reliability(String title, Reliability reliability) {
        var svg = new Svg(title, LEFT + SIZE + 40, TOP + SIZE + 50);
        svg.frame(LEFT, TOP, SIZE);
        for (var bin : reliability.bins()) {
            svg.bar(
                    LEFT + SIZE * bin.from(),
                    TOP + SIZE * (1 - bin.accuracy()),
                    SIZE * (bin.to() - bin.from()),
                    SIZE * bin.accuracy());
        }
        svg.line(List.of(LEFT + "," + (TOP + SIZE), (LEFT + SIZE) + "," + TOP), "black");
        for (int i = 0; i <= 4; i++) {
            svg.text(LEFT - 8, TOP + SIZE - SIZE * i / 4.0 + 4, "end", number(i / 4.0));
            svg.text(LEFT + SIZE * i / 4.0, TOP + SIZE + 20, "middle", number(i / 4.0));
        }
        svg.text(LEFT + SIZE / 2.0, TOP + SIZE + 36, "middle", "confidence (accuracy upwards)");
        return svg.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
