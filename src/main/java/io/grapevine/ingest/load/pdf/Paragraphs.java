package io.grapevine.ingest.load.pdf;

import io.grapevine.ingest.load.parsed.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes headings, paragraphs and list items of the lines of a column.
final class Paragraphs {

    /// Distance between two lines, in usual distances, from which they are of two paragraphs.
    private static final double PARAGRAPH_STEP = 1.25;

    /// Size of a heading in sizes of the document's text.
    private static final double LARGE = 1.12;

    private static final int LONGEST_HEADING = 160;

    private static final Pattern ITEM =
            Pattern.compile("([•‣▪●○◦■□–—*-]|\\(?\\d{1,3}[.)]|\\(?[a-z][.)])\\s+(\\S.*)", Pattern.DOTALL);
    private static final Pattern ALONE = Pattern.compile("[\\p{Lu}\\p{N}][^\\n]{0,69}(?<![.:;,?!])");

    private final DocumentStyle style;
    private final Hyphens hyphens;

    Paragraphs(DocumentStyle style, Hyphens hyphens) {
        this.style = style;
        this.hyphens = hyphens;
    }

    /// @param page number of the page, from 1: outlines name it
    List<Element> of(PageRegion.Flow flow, int page) {
        var paragraphs = split(flow);
        var blocks = new ArrayList<Element>();
        for (int i = 0; i < paragraphs.size(); i++) {
            var lines = paragraphs.get(i);
            var text = join(lines);
            var level = headingLevel(lines, text, page);
            if (level.isPresent()) {
                blocks.add(new Element.Heading(level.get(), text));
            } else if (isAlone(lines, text) && i + 1 < paragraphs.size() && isBody(paragraphs.get(i + 1))) {
                blocks.add(new Element.Heading(style.lowestLevel(), text));
            } else {
                var item = ITEM.matcher(text);
                blocks.add(
                        item.matches() ? new Element.Item(item.group(1), item.group(2)) : new Element.Paragraph(text));
            }
        }
        return blocks;
    }

    private String join(List<TextLine> lines) {
        var text = lines.getFirst().text();
        for (var line : lines.subList(1, lines.size())) {
            text = hyphens.join(text, line.text());
        }
        return text;
    }

    private Optional<Integer> headingLevel(List<TextLine> lines, String text, int page) {
        var outline = style.outlineLevel(text, page);
        if (outline.isPresent()) {
            return outline;
        }
        boolean mayBe = text.length() <= LONGEST_HEADING
                && text.chars().anyMatch(Character::isLetter)
                && !text.endsWith(".")
                && !text.endsWith(",")
                && !text.endsWith(";");
        double size = lines.getFirst().size();
        if (mayBe && size >= style.bodySize() * LARGE) {
            return Optional.of(style.levelOf(size));
        }
        boolean bold = lines.stream().allMatch(TextLine::bold) && !style.isMostlyBold();
        return mayBe && bold && !text.endsWith(":") && lines.size() <= 2 && text.length() <= 90
                ? Optional.of(style.lowestLevel())
                : Optional.empty();
    }

    private boolean isAlone(List<TextLine> lines, String text) {
        return lines.size() == 1 && ALONE.matcher(text).matches() && text.split(" ").length <= 10;
    }

    private static boolean isBody(List<TextLine> lines) {
        return lines.size() > 1
                || lines.getFirst().words() > 6 && lines.getFirst().text().endsWith(".");
    }

    private List<List<TextLine>> split(PageRegion.Flow flow) {
        double step = usualStep(flow.lines());
        double left = flow.left();
        double right = flow.right();
        var paragraphs = new ArrayList<List<TextLine>>();
        var lines = new ArrayList<TextLine>();
        for (var line : flow.lines()) {
            if (!lines.isEmpty() && begins(lines, line, step, left, right)) {
                paragraphs.add(List.copyOf(lines));
                lines.clear();
            }
            lines.add(line);
        }
        if (!lines.isEmpty()) {
            paragraphs.add(List.copyOf(lines));
        }
        return paragraphs;
    }

    private boolean begins(List<TextLine> lines, TextLine line, double step, double left, double right) {
        var above = lines.getLast();
        double distance = line.baseline() - above.baseline();
        if (distance > step * PARAGRAPH_STEP || distance < 0) {
            return true;
        }
        if (Math.abs(line.size() - above.size()) > 0.1 * above.size() + 0.3 || line.bold() != above.bold()) {
            return !goesOn(above.text(), line.text()) || line.size() > above.size() * LARGE;
        }
        if (ITEM.matcher(line.text()).matches() && !goesOnFigure(above.text(), line.text())) {
            return true;
        }
        boolean indented = line.left() - left > line.size() * 0.8 && above.left() - left < above.size() * 0.5;
        boolean shortAbove = above.right() < right - 0.2 * (right - left);
        char end = above.text().charAt(above.text().length() - 1);
        boolean ended = ".!?:…。！？".indexOf(end) >= 0;
        return indented && ended || shortAbove && (ended || !goesOn(above.text(), line.text()) && !isProse(lines));
    }

    // Short lines one below the other that are no prose, as of an address or a list without marks, stay lines.
    private static boolean isProse(List<TextLine> lines) {
        return lines.size() > 1 || lines.getFirst().words() > 8;
    }

    private static boolean goesOn(String above, String below) {
        char end = above.charAt(above.length() - 1);
        return Character.isLowerCase(below.codePointAt(0)) || end == '-' || end == 0xAD || end == ',';
    }

    // A line that begins with a figure and a full stop in the middle of a sentence is no item: "on the\n3. of
    // May".
    private static boolean goesOnFigure(String above, String below) {
        char end = above.charAt(above.length() - 1);
        return Character.isDigit(below.charAt(0)) && Character.isLowerCase(end);
    }

    private static double usualStep(List<TextLine> lines) {
        var steps = new ArrayList<Double>();
        for (int i = 1; i < lines.size(); i++) {
            double step = lines.get(i).baseline() - lines.get(i - 1).baseline();
            if (step > 0 && step < 3 * lines.get(i).size()) {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            return lines.isEmpty() ? 0 : lines.getFirst().size() * 1.4;
        }
        steps.sort(null);
        double usual = steps.get(steps.size() / 2);
        double single = lines.stream().mapToDouble(TextLine::size).min().orElse(usual) * 1.5;
        return Math.min(usual, Math.max(steps.getFirst(), single));
    }
}
