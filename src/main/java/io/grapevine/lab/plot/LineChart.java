package io.grapevine.lab.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A chart of lines over a common axis, as SVG for people to look at.
public final class LineChart {

    /// Points in order of x; both arrays have the same length.
    private record Line(String name, double[] x, double[] y) {}

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 150;
    private static final int TOP = 40;
    private static final int BOTTOM = 48;
    private static final int TICKS = 5;
    private static final String[] COLOURS = {"#6b2d5c", "#4f7942", "#c77b30", "#2f6690", "#a23b3b", "#5f5f5f"};

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Line> lines = new ArrayList<>();

    public LineChart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /// Adds a line whose x are 1, 2, 3, ...
    public LineChart add(String name, double[] y) {
        var x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        return add(name, x, y);
    }

    public LineChart add(String name, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("line " + name + " has " + x.length + " x and " + y.length + " y");
        }
        lines.add(new Line(name, x, y));
        return this;
    }

    public String svg() {
        var xs = Range.of(lines.stream().map(Line::x).toList());
        var ys = Range.of(lines.stream().map(Line::y).toList());
        var svg = new StringBuilder();
        append(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n",
                WIDTH,
                HEIGHT);
        append(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n");
        append(svg, "<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>\n", LEFT, escaped(title));
        axes(svg, xs, ys);
        for (var i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), xs, ys, i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg, Range xs, Range ys) {
        for (var tick = 0; tick <= TICKS; tick++) {
            var x = xs.low + tick * xs.size() / TICKS;
            var y = ys.low + tick * ys.size() / TICKS;
            append(
                    svg,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
                    LEFT,
                    WIDTH - RIGHT,
                    yAt(y, ys),
                    yAt(y, ys));
            append(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 6,
                    yAt(y, ys) + 4,
                    number(y, ys));
            append(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    xAt(x, xs),
                    HEIGHT - BOTTOM + 18,
                    number(x, xs));
        }
        append(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 10,
                escaped(xLabel));
        append(
                svg,
                "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                (TOP + HEIGHT - BOTTOM) / 2,
                escaped(yLabel));
    }

    private void line(StringBuilder svg, Line line, Range xs, Range ys, int index) {
        var colour = COLOURS[index % COLOURS.length];
        svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"")
                .append(colour)
                .append("\" points=\"");
        for (var i = 0; i < line.x.length; i++) {
            append(svg, "%.1f,%.1f ", xAt(line.x[i], xs), yAt(line.y[i], ys));
        }
        svg.append("\"/>\n");
        append(
                svg,
                "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n",
                WIDTH - RIGHT + 12,
                TOP + 14 + 20 * index,
                colour,
                escaped(line.name));
    }

    private static double xAt(double x, Range xs) {
        return LEFT + (x - xs.low) / xs.size() * (WIDTH - RIGHT - LEFT);
    }

    private static double yAt(double y, Range ys) {
        return HEIGHT - BOTTOM - (y - ys.low) / ys.size() * (HEIGHT - BOTTOM - TOP);
    }

    private static String number(double value, Range range) {
        return String.format(Locale.ROOT, range.size() >= 20 ? "%.0f" : "%.2f", value);
    }

    private static void append(StringBuilder svg, String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private record Range(double low, double high) {

        static Range of(List<double[]> values) {
            var low = Double.POSITIVE_INFINITY;
            var high = Double.NEGATIVE_INFINITY;
            for (var line : values) {
                for (var value : line) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            return high > low ? new Range(low, high) : new Range(low - 0.5, low + 0.5);
        }

        double size() {
            return high - low;
        }
    }
}
