package io.grapevine.answer.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the lines of a passage as what they are: prose, items, rows, code, headings. Lines that a narrow column
/// broke are joined again. One scan: time grows with the length of the text.
final class Lines {

    enum Kind {
        TEXT,
        ITEM,
        STEP,
        HEADER,
        ROW,
        CODE,
        HEADING,
        GAP
    }

    /// A stretch of the passage.
    ///
    /// @param cells of a row; empty otherwise
    record Line(Kind kind, int start, int end, String passage, List<String> cells) {

        /// As it stands in the passage, without the mark of an item.
        String source() {
            return passage.substring(start, end);
        }

        /// Ready to show.
        String text() {
            return switch (kind) {
                case CODE -> source();
                case HEADING -> source().replaceAll("^#+\\s*|[:\\s]+$", "").replaceAll("\\s+", " ");
                case TEXT, ITEM, STEP, HEADER, ROW, GAP ->
                    source().replaceAll("\\s+", " ").strip();
            };
        }

        private Line to(int newEnd) {
            return new Line(kind, start, newEnd, passage, cells);
        }
    }

    private static final Pattern BULLET = Pattern.compile("^\\s*+(?:[-*•+>–]\\s++)++(?:\\[[ xX]]\\s++)?");
    private static final Pattern STEP = Pattern.compile("^\\s*(?:\\d{1,2}[.)]|[a-z]\\))\\s+");
    private static final Pattern CLAUSE = Pattern.compile("^\\s*(?:§\\s*)?\\d++(?:\\.\\d++)++\\.?\\s++.*");
    /// `Present: ...`, `Valid from: ...`: a line of its own, however full the line above it is.
    private static final Pattern FIELD =
            Pattern.compile("^\\s*\\p{Lu}[\\p{L}\\p{N}'’-]*(?: [\\p{L}\\p{N}'’-]+){0,2}: \\S");
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s.*");
    private static final Pattern RULE = Pattern.compile("^[\\s|:\\-=_*#+]*$");
    private static final Pattern NUMBERED_HEADING =
            Pattern.compile("^\\d++(?:\\.\\d++)*+\\.?\\s+\\p{Lu}[^.!?:;]{1,58}$");
    private static final Pattern CELLS = Pattern.compile("(?<!\\s)\\s*+\\|\\s*+");
    private static final Pattern COMMA = Pattern.compile("[,;]");
    /// Fewer commas stand in prose and in numbers, too.
    private static final int FEWEST_CSV_COMMAS = 2;
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final String ENDS = ".!?:;…。！？：；";
    /// Words of the longest heading that is not marked as one.
    private static final int HEADING_WORDS = 7;
    /// A line this close to the longest one was broken by the width of its column.
    private static final double FULL_LINE = 0.7;
    /// Narrower columns than this are lists of short lines.
    private static final int NARROWEST_COLUMN = 45;

    private final String text;
    private final int width;
    private final List<Line> found = new ArrayList<>();
    private List<String> columns = List.of();

    private Lines(String text) {
        this.text = text;
        this.width = text.lines().mapToInt(String::length).max().orElse(0);
    }

    static List<Line> of(String text) {
        var lines = new Lines(text);
        var fence = -1;
        for (var start = 0; start < text.length(); ) {
            var end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            var line = text.substring(start, end);
            if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
                if (fence >= 0) {
                    lines.add(Kind.CODE, fence, start - 1, List.of());
                }
                fence = fence >= 0 ? -1 : end + 1;
            } else if (fence < 0) {
                lines.read(line, start, end);
            }
            start = end + 1;
        }
        if (fence >= 0 && fence < text.length()) {
            lines.add(Kind.CODE, fence, text.length(), List.of());
        }
        return lines.found;
    }

    private void read(String line, int start, int end) {
        var cells = cells(line);
        if (line.isBlank() || RULE.matcher(line).matches()) {
            if (line.isBlank() || cells.isEmpty()) {
                columns = line.isBlank() ? List.of() : columns;
                add(Kind.GAP, start, end, List.of());
            }
        } else if (cells.size() > 1) {
            row(cells, start, end);
        } else if (MARKDOWN_HEADING.matcher(line).matches()) {
            add(Kind.HEADING, start, end, List.of());
        } else if (isIndentedCode(line)) {
            code(start, end);
        } else if (isHeading(line, end)) {
            add(Kind.HEADING, start, end, List.of());
        } else {
            prose(line, start, end);
        }
    }

    private void row(List<String> cells, int start, int end) {
        var previous = found.isEmpty() ? Kind.GAP : found.getLast().kind();
        var inTable = previous == Kind.ROW || previous == Kind.HEADER;
        if (cells.size() != columns.size() || !inTable && previous != Kind.GAP) {
            var isHeader = cells.stream().noneMatch(cell -> DIGIT.matcher(cell).find() && cell.length() < 12)
                    && nextHasCells(end, cells.size());
            columns = isHeader ? cells : List.of();
            if (isHeader) {
                add(Kind.HEADER, start, end, cells);
                return;
            }
        }
        add(Kind.ROW, start, end, cells);
    }

    private boolean nextHasCells(int end, int count) {
        var next = lineAt(end + 1);
        return RULE.matcher(next).matches() && !next.isBlank() || cells(next).size() == count;
    }

    private void prose(String line, int start, int end) {
        var bullet = BULLET.matcher(line);
        var step = STEP.matcher(line);
        var last = found.isEmpty() ? Kind.GAP : found.getLast().kind();
        if (bullet.find()) {
            add(Kind.ITEM, start + bullet.end(), end, List.of());
        } else if (step.find()) {
            add(Kind.STEP, start + step.end(), end, List.of());
        } else if (CLAUSE.matcher(line).matches()) {
            add(Kind.TEXT, start, end, List.of());
        } else if ((last == Kind.TEXT || last == Kind.ITEM || last == Kind.STEP) && continues(line)) {
            found.set(found.size() - 1, found.getLast().to(end));
        } else {
            add(Kind.TEXT, start, end, List.of());
        }
    }

    /// Whether a line goes on with the sentence of the line before it.
    private boolean continues(String line) {
        var before = found.getLast();
        var lastLine = text.substring(text.lastIndexOf('\n', before.end() - 1) + 1, before.end());
        var first = line.strip().codePointAt(0);
        if (ENDS.indexOf(lastLine.strip().charAt(lastLine.strip().length() - 1)) >= 0
                || FIELD.matcher(line).find()) {
            return false;
        }
        return Character.isLowerCase(first)
                || width >= NARROWEST_COLUMN && lastLine.length() >= FULL_LINE * width
                || lastLine.strip().endsWith(",");
    }

    private boolean isIndentedCode(String line) {
        var last = found.isEmpty() ? Kind.TEXT : found.getLast().kind();
        var indented = line.startsWith("    ") || line.startsWith("\t");
        if (!indented || BULLET.matcher(line).find() || STEP.matcher(line).find()) {
            return false;
        }
        return last == Kind.CODE || last == Kind.GAP && (found.size() < 2 || announces(found.get(found.size() - 2)));
    }

    private static boolean announces(Line line) {
        return line.kind() == Kind.CODE || line.source().strip().endsWith(":");
    }

    private void code(int start, int end) {
        if (!found.isEmpty() && found.getLast().kind() == Kind.CODE) {
            found.set(found.size() - 1, found.getLast().to(end));
        } else {
            add(Kind.CODE, start, end, List.of());
        }
    }

    /// A short line without an end in capitals, under a number, or alone above a line of prose.
    private boolean isHeading(String line, int end) {
        var stripped = line.strip();
        if (ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0 && !stripped.endsWith(":")
                || BULLET.matcher(line).find()
                || stripped.contains(": ")
                || stripped.contains(",") && stripped.length() > NARROWEST_COLUMN) {
            return false;
        }
        var next = lineAt(end + 1).strip();
        var words = stripped.split("\\s+").length;
        var alone = found.isEmpty() || found.getLast().kind() == Kind.GAP || endsSentence(found.getLast());
        var shouted = stripped.equals(stripped.toUpperCase(Locale.ROOT))
                && stripped.codePoints().filter(Character::isLetter).count() > 3
                && !DIGIT.matcher(stripped.substring(0, 1)).matches();
        var begins = !next.isEmpty() && next.length() > stripped.length();
        if (stripped.endsWith(":")) {
            return false;
        }
        return words <= HEADING_WORDS
                && (shouted && !next.isEmpty()
                        || alone && begins && NUMBERED_HEADING.matcher(stripped).matches()
                        || alone && begins && Character.isUpperCase(stripped.codePointAt(0)) && isProse(next));
    }

    private static boolean isProse(String line) {
        return ENDS.indexOf(line.charAt(line.length() - 1)) >= 0 || line.length() > NARROWEST_COLUMN;
    }

    private static boolean endsSentence(Line line) {
        var source = line.source().strip();
        return line.kind() == Kind.HEADING
                || !source.isEmpty() && ENDS.indexOf(source.charAt(source.length() - 1)) >= 0;
    }

    private String lineAt(int start) {
        if (start >= text.length()) {
            return "";
        }
        var end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /// Cells between bars, tabs, or commas without a space behind them.
    private static List<String> cells(String line) {
        var stripped = line.strip();
        if (stripped.startsWith("|")) {
            stripped = stripped.replaceAll("^\\||\\|$", "").strip();
        }
        if (stripped.contains("|")) {
            return Arrays.asList(CELLS.split(stripped, -1));
        }
        if (line.strip().contains("\t")) {
            return Arrays.asList(line.strip().split("\\s*\\t\\s*", -1));
        }
        var separated = COMMA.split(line.strip(), -1);
        return separated.length > FEWEST_CSV_COMMAS
                        && !line.contains(", ")
                        && !line.strip().endsWith(".")
                ? Arrays.asList(separated)
                : List.of();
    }

    private void add(Kind kind, int start, int end, List<String> cells) {
        if (end >= start) {
            found.add(new Line(kind, start, end, text, cells));
        }
    }
}
