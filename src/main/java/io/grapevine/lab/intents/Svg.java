package io.grapevine.lab.intents;

import java.util.List;
import java.util.Locale;

/// Writes one SVG document; all text is escaped.
final class Svg {

    static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#3a7d44", "#7d4f9e", "#9a6b1f", "#555555");

    private final StringBuilder body = new StringBuilder();

    Svg(String title, int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"11\" role=\"img\">",
                width, height, width, height);
        add("<title>%s</title><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>", escaped(title));
        add("<text x=\"12\" y=\"20\" font-size=\"14\">%s</text>", escaped(title));
    }

    void frame(double x, double y, double size) {
        add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\" stroke=\"#999\"/>",
                x, y, size, size);
    }

    void bar(double x, double y, double width, double height) {
        add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" stroke=\"white\"/>",
                x, y, width, height, COLOURS.getFirst());
    }

    /// @param share 0 for white, 1 for full colour
    void field(double x, double y, double size, double share) {
        add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" fill-opacity=\"%.3f\" stroke=\"#eee\"/>",
                x, y, size, size, COLOURS.getFirst(), share);
    }

    void line(List<String> points, String colour) {
        add(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
                colour, String.join(" ", points));
    }

    void text(double x, double y, String anchor, String text) {
        text(x, y, anchor, text, "black");
    }

    void text(double x, double y, String anchor, String text, String colour) {
        add(
                "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor, colour, escaped(text));
    }

    /// Reads upwards, ending at its place.
    void turned(double x, double y, String text) {
        add("<text text-anchor=\"end\" transform=\"translate(%.2f %.2f) rotate(-90)\">%s</text>", x, y, escaped(text));
    }

    private void add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return body + "</svg>\n";
    }
}
