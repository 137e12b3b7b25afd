package io.grapevine.ingest.load.pdf;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A run of glyphs on one baseline without a large gap: a line of a column, or a cell.
///
/// @param text     in logical order, with single spaces
/// @param baseline from the top of the page, in points
/// @param size     of most of its glyphs
record TextLine(String text, double left, double right, double baseline, double size, boolean bold) {

    /// Gap, in sizes of the font, at which a run ends: wider than the spaces of justified lines mostly are.
    /// Runs that were parted for nothing are put together again where no column is found.
    private static final double GAP = 0.85;

    /// Share of the size by which baselines of one line may differ: raised and lowered figures.
    private static final double SAME_LINE = 0.4;

    double top() {
        return baseline - size;
    }

    double width() {
        return right - left;
    }

    int words() {
        return text.isEmpty() ? 0 : text.split(" ").length;
    }

    /// Puts this and the run to its right together.
    TextLine join(TextLine next) {
        return new TextLine(
                text + " " + next.text,
                Math.min(left, next.left),
                Math.max(right, next.right),
                baseline,
                Math.max(size, next.size),
                bold && next.bold);
    }

    /// The text of runs that stand in reading order, a line for each.
    static String textOf(List<TextLine> lines) {
        return String.join("\n", lines.stream().map(TextLine::text).toList());
    }

    /// Runs of glyphs from the top to the bottom, from left to right. Takes time n log n.
    static List<TextLine> of(List<Glyph> glyphs) {
        var sorted = glyphs.stream()
                .sorted(Comparator.comparingDouble(Glyph::baseline).thenComparingDouble(Glyph::x))
                .toList();
        var lines = new ArrayList<TextLine>();
        var row = new ArrayList<Glyph>();
        double baseline = 0;
        double size = 0;
        for (var glyph : sorted) {
            if (!row.isEmpty() && Math.abs(glyph.baseline() - baseline) > SAME_LINE * Math.max(size, glyph.size())) {
                split(row, lines);
                row.clear();
            }
            if (row.isEmpty() || glyph.size() > size * 1.05) {
                baseline = glyph.baseline();
                size = glyph.size();
            }
            row.add(glyph);
        }
        split(row, lines);
        return lines;
    }

    private static void split(List<Glyph> row, List<TextLine> lines) {
        if (row.isEmpty()) {
            return;
        }
        row.sort(Comparator.comparingDouble(Glyph::x));
        var run = new ArrayList<Glyph>();
        double end = Double.NEGATIVE_INFINITY;
        for (var glyph : row) {
            if (glyph.isBlank()) {
                if (!run.isEmpty()) {
                    run.add(glyph);
                }
                continue;
            }
            if (!run.isEmpty() && glyph.x() - end > GAP * glyph.size()) {
                add(run, lines);
                run.clear();
            }
            run.add(glyph);
            end = Math.max(end, glyph.right());
        }
        add(run, lines);
    }

    private static void add(List<Glyph> run, List<TextLine> lines) {
        var text = new StringBuilder();
        var seen = run.stream().filter(glyph -> !glyph.isBlank()).toList();
        if (seen.isEmpty()) {
            return;
        }
        double end = seen.getFirst().x();
        boolean blank = false;
        for (var glyph : run) {
            if (glyph.isBlank()) {
                blank = true;
                continue;
            }
            if (!text.isEmpty() && (blank || glyph.x() - end > wordGap(glyph))) {
                text.append(' ');
            }
            text.append(glyph.text());
            end = Math.max(end, glyph.right());
            blank = false;
        }
        double size = sizeOf(seen);
        double baseline = seen.stream()
                .filter(glyph -> glyph.size() > size * 0.9)
                .mapToDouble(Glyph::baseline)
                .findFirst()
                .orElse(seen.getFirst().baseline());
        long bold = seen.stream().filter(Glyph::bold).count();
        lines.add(new TextLine(
                logical(Normalizer.normalize(ligatures(text), Normalizer.Form.NFC)),
                seen.getFirst().x(),
                seen.stream().mapToDouble(Glyph::right).max().orElseThrow(),
                baseline,
                size,
                bold * 10 >= seen.size() * 9L));
    }

    // As wide as half a space, or a third of the average letter where the font does not tell.
    private static double wordGap(Glyph glyph) {
        double space = glyph.space() > 0 ? glyph.space() * 0.5 : Double.MAX_VALUE;
        double letter = glyph.text().isEmpty()
                ? glyph.size() * 0.15
                : Math.max(glyph.size() * 0.12, glyph.width() / glyph.text().length() * 0.3);
        return Math.min(space, letter);
    }

    private static double sizeOf(List<Glyph> glyphs) {
        var sizes = glyphs.stream().mapToDouble(Glyph::size).sorted().toArray();
        return sizes[sizes.length / 2];
    }

    private static String ligatures(CharSequence text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0xFB00 && c <= 0xFB06 || c >= 0xFB50 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFC) {
                plain.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else if (c >= ' ') {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /// Text that stands as it is drawn, from left to right, in the order in which it is read.
    static String logical(String visual) {
        var bidi = new Bidi(visual, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        if (bidi.isLeftToRight()) {
            return visual;
        }
        int runs = bidi.getRunCount();
        var levels = new byte[runs];
        var order = new Integer[runs];
        for (int i = 0; i < runs; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        var text = new StringBuilder(visual.length());
        for (int i : order) {
            var run = visual.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            text.append((levels[i] & 1) == 0 ? run : mirrored(run));
        }
        return text.toString();
    }

    private static String mirrored(String run) {
        var reversed = new StringBuilder(run).reverse();
        for (int i = 0; i < reversed.length(); i++) {
            if (Character.isMirrored(reversed.charAt(i))) {
                reversed.setCharAt(i, partner(reversed.charAt(i)));
            }
        }
        return reversed.toString();
    }

    private static char partner(char c) {
        return switch (c) {
            case '(' -> ')';
            case ')' -> '(';
            case '[' -> ']';
            case ']' -> '[';
            case '{' -> '}';
            case '}' -> '{';
            case '<' -> '>';
            case '>' -> '<';
            case '«' -> '»';
            case '»' -> '«';
            default -> c;
        };
    }
}
