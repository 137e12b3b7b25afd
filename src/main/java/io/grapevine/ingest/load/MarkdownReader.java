package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.load.ContentBuilder.Gap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Maps what commonmark reads of Markdown, with the tables, footnotes and strikethrough of GitHub's flavour, to
/// blocks. A footnote stands behind the block that refers to it.
final class MarkdownReader {

    /// Deeper than any author nests quotes and lists; the walk below goes as deep.
    private static final int DEEPEST = 60;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(), FootnotesExtension.create()))
            .customInlineContentParserFactory(new OpenBracket())
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private final ContentBuilder builder;
    private final Map<String, FootnoteDefinition> footnotes = new LinkedHashMap<>();
    private final Set<String> referred = new LinkedHashSet<>(); // by the block that is being read
    private int depth; // of lists

    private MarkdownReader(ContentBuilder builder) {
        this.builder = builder;
    }

    /// @param markdown      with `\n` as the end of every line
    /// @param fallbackTitle the title where neither front matter nor a heading gives one
    static Content read(String markdown, String fallbackTitle, int limit) {
        var builder = new ContentBuilder(limit);
        var front = FrontMatter.of(markdown);
        if (!front.valid()) {
            builder.warning("has front matter that is not YAML; it was read line by line");
        }
        FrontMatterTable.add(front, builder);
        new MarkdownReader(builder).readAll(PARSER.parse(markdown.substring(front.bodyAt())));
        var title = front.first("title")
                .or(() -> builder.headings().stream().map(Heading::title).findFirst())
                .orElse(fallbackTitle);
        return builder.build(title, "text/markdown");
    }

    private void readAll(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FootnoteDefinition footnote) {
                footnotes.putIfAbsent(footnote.getLabel(), footnote);
            }
        }
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
            footnotesOf(List.copyOf(referred));
        }
        footnotesOf(List.copyOf(footnotes.keySet()));
    }

    private void footnotesOf(List<String> labels) {
        for (var label : labels) {
            var footnote = footnotes.remove(label);
            if (footnote != null) {
                footnote(footnote);
            }
        }
        referred.clear();
    }

    private void footnote(FootnoteDefinition footnote) {
        builder.begin(Kind.FOOTNOTE);
        children(footnote);
        builder.end();
    }

    private void children(Node parent) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
    }

    private void block(Node node) {
        switch (node) {
            // stands later
            case FootnoteDefinition footnote when footnotes.get(footnote.getLabel()) == footnote -> {}
            case FootnoteDefinition footnote when !(footnote.getParent() instanceof Document) -> footnote(footnote);
            case FootnoteDefinition again -> {} // its label has stood already, or is defined twice
            case org.commonmark.node.Heading heading -> {
                builder.beginHeading(heading.getLevel());
                MarkdownInline.read(heading, new Flow());
                builder.endHeading();
            }
            case Paragraph paragraph -> paragraph(paragraph);
            case FencedCodeBlock code -> code(code.getLiteral());
            case IndentedCodeBlock code -> code(code.getLiteral());
            case HtmlBlock html -> {
                builder.gap(Gap.PARAGRAPH);
                HtmlReader.fragment(html.getLiteral(), builder);
                builder.gap(Gap.PARAGRAPH);
            }
            case BlockQuote quote -> {
                builder.begin(Kind.QUOTE);
                children(quote);
                builder.end();
            }
            case BulletList list -> list(list, 0, "- ");
            case OrderedList list -> list(list, number(list.getMarkerStartNumber()), delimiter(list) + " ");
            case TableBlock table -> builder.table("", grid(table));
            case ThematicBreak rule -> builder.gap(Gap.PARAGRAPH);
            case Node other -> children(other);
        }
    }

    private static int number(Integer start) {
        return start == null ? 1 : start;
    }

    private static String delimiter(OrderedList list) {
        return list.getMarkerDelimiter() == null ? "." : list.getMarkerDelimiter();
    }

    private void paragraph(Paragraph paragraph) {
        var rows = SlackTable.of(paragraph);
        if (rows.isPresent()) {
            builder.table("", rows.get());
            return;
        }
        boolean inItem = paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
        if (inItem) {
            MarkdownInline.read(paragraph, new Flow());
        } else {
            builder.begin(Kind.PARAGRAPH);
            MarkdownInline.read(paragraph, new Flow());
            builder.end();
        }
    }

    private void code(String literal) {
        builder.begin(Kind.CODE).verbatim(literal.stripTrailing()).end();
    }

    private void list(Node list, int start, String mark) {
        builder.gap(depth == 0 ? Gap.PARAGRAPH : Gap.LINE);
        var indentation = "  ".repeat(depth++);
        int number = start;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            builder.begin(Kind.LIST_ITEM)
                    .item(indentation + (start > 0 || list instanceof OrderedList ? number++ : "") + mark);
            children(item);
            builder.end();
        }
        depth--;
        builder.gap(depth == 0 ? Gap.PARAGRAPH : Gap.LINE);
    }

    private TableGrid grid(TableBlock table) {
        var grid = new TableGrid();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                grid.beginRow(part instanceof TableHead);
                for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    var text = new Line(referred);
                    MarkdownInline.read(cell, text);
                    grid.cell(text.toString(), 1, 1, ((TableCell) cell).isHeader());
                }
                grid.endRow();
            }
        }
        return grid;
    }

    /// Text that flows into the document.
    private final class Flow implements MarkdownInline.Sink {

        @Override
        public void text(String text) {
            builder.flow(text);
        }

        @Override
        public void lineBreak(boolean hard) {
            if (hard) {
                builder.gap(Gap.LINE);
            } else {
                builder.flow("\n");
            }
        }

        @Override
        public void footnote(String label) {
            referred.add(label);
        }
    }

    /// Text that becomes one line.
    private record Line(StringBuilder line, Set<String> footnotes) implements MarkdownInline.Sink {

        private Line(Set<String> footnotes) {
            this(new StringBuilder(), footnotes);
        }

        @Override
        public void text(String text) {
            line.append(text);
        }

        @Override
        public void lineBreak(boolean hard) {
            line.append(' ');
        }

        @Override
        public void footnote(String label) {
            footnotes.add(label);
        }

        @Override
        public String toString() {
            return line.toString();
        }
    }
}
