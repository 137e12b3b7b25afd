package io.grapevine.ingest.load;

import io.grapevine.ingest.load.ContentBuilder.Gap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads Markdown as what it says: headings, paragraphs, lists, tables and code, without the marks of emphasis
/// and links.
final class MarkdownReader {

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \t](.*))?");
    private static final Pattern CLOSING = Pattern.compile("(?<=[ \\t]|^)#{1,20}[ \\t]*$");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-{2,})[ \t]*");
    private static final Pattern RULE = Pattern.compile("\\*[* \t]*|-[- \t]*|_[_ \t]*");
    private static final Pattern ITEM = Pattern.compile("[ \t]*([-*+]|\\d{1,9}[.)])[ \t]+(.*)");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final Pattern TABLE_RULE = Pattern.compile("[:| \t]*-[-:| \t]*");
    private static final Pattern QUOTE = Pattern.compile(" {0,3}>[> \t]*");
    private static final Pattern FRONT_TITLE = Pattern.compile("title:[ \t]*[\"']?(.*?)[\"']?[ \t]*");
    private static final Pattern LINK_TARGET = Pattern.compile(" {0,3}\\[[^\\]]{1,200}\\]:[ \t]+\\S+.*");

    private final List<String> lines;
    private final ContentBuilder builder;
    private String title;
    private String fence = "";
    private boolean inParagraph;

    private MarkdownReader(List<String> lines, int limit) {
        this.lines = lines;
        this.builder = new ContentBuilder(limit);
    }

    /// @param fallbackTitle the title where neither front matter nor a heading gives one
    static Content read(String markdown, String fallbackTitle, int limit) {
        var reader = new MarkdownReader(markdown.lines().toList(), limit);
        reader.readAll();
        var title = Optional.ofNullable(reader.title)
                .or(() -> reader.builder.headings().stream().map(Heading::title).findFirst())
                .orElse(fallbackTitle);
        return reader.builder.build(title, "text/markdown");
    }

    private void readAll() {
        for (int i = frontMatter(); i < lines.size(); i++) {
            var line = lines.get(i);
            if (inCode(line)) {
                continue;
            }
            if (!inParagraph && i + 1 < lines.size() && isUnderlined(line, lines.get(i + 1))) {
                heading(lines.get(++i).contains("=") ? 1 : 2, line);
                continue;
            }
            block(line);
        }
    }

    /// Reads the lines between `---` at the top; returns the number of the line behind them.
    private int frontMatter() {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            return 0;
        }
        int end = lines.subList(1, lines.size()).indexOf("---") + 1;
        for (int i = 1; i < end; i++) {
            var matcher = FRONT_TITLE.matcher(lines.get(i));
            if (matcher.matches() && !matcher.group(1).isBlank()) {
                title = matcher.group(1);
            }
        }
        return end == 0 ? 0 : end + 1;
    }

    private boolean inCode(String line) {
        var matcher = FENCE.matcher(line);
        if (fence.isEmpty()) {
            if (!matcher.matches()) {
                return false;
            }
            fence = matcher.group(1);
            paragraph();
        } else if (matcher.matches() && matcher.group(1).startsWith(fence)) {
            fence = "";
            paragraph();
        } else {
            builder.verbatim(line).verbatim("\n");
        }
        return true;
    }

    private static boolean isUnderlined(String line, String next) {
        return !line.isBlank()
                && !line.contains("|")
                && UNDERLINE.matcher(next).matches()
                && !HEADING.matcher(line).matches()
                && !ITEM.matcher(line).matches();
    }

    private void heading(int level, String line) {
        builder.beginHeading(level).flow(MarkdownInline.plain(line)).endHeading();
        inParagraph = false;
    }

    private void block(String quoted) {
        var quote = QUOTE.matcher(quoted);
        var line = quote.lookingAt() ? quoted.substring(quote.end()) : quoted;
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            heading(
                    heading.group(1).length(),
                    heading.group(2) == null
                            ? ""
                            : CLOSING.matcher(heading.group(2)).replaceFirst(""));
        } else if (line.isBlank()
                || isRule(line.strip())
                || LINK_TARGET.matcher(line).matches()) {
            paragraph();
        } else if (line.stripLeading().startsWith("|")) {
            tableRow(line);
        } else {
            text(line);
        }
    }

    private static boolean isRule(String line) {
        return RULE.matcher(line).matches()
                && line.chars().filter(c -> c == line.charAt(0)).count() >= 3;
    }

    private void tableRow(String line) {
        inParagraph = false;
        if (TABLE_RULE.matcher(line).matches()) {
            return;
        }
        builder.gap(Gap.LINE);
        var row = line.strip().substring(1);
        for (var cell : row.split("(?<!\\\\)\\|")) {
            if (!cell.isBlank()) {
                builder.flow(MarkdownInline.plain(cell)).gap(Gap.CELL);
            }
        }
        builder.gap(Gap.LINE);
    }

    private void text(String line) {
        var item = ITEM.matcher(line);
        if (item.matches()) {
            builder.item(item.group(1) + " ").flow(MarkdownInline.plain(item.group(2)));
        } else {
            builder.gap(Gap.SPACE).flow(MarkdownInline.plain(line));
        }
        inParagraph = true;
    }

    private void paragraph() {
        builder.gap(Gap.PARAGRAPH);
        inParagraph = false;
    }
}
