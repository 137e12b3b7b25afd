package io.grapevine.ingest.load;

import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Takes the text out of a block of Markdown: without marks and targets of links, and without what is struck
/// out. Walks without recursion, so that no depth of nesting ends it.
final class MarkdownInline {

    /// Where the text goes.
    interface Sink {

        void text(String text);

        /// @param hard whether the author wants a new line, and not only the source has one
        void lineBreak(boolean hard);

        void footnote(String label);
    }

    private static final Pattern FIELD = Pattern.compile("^\\p{Lu}[\\p{L}\\p{N}'’-]*(?: [\\p{L}\\p{N}'’-]+){0,2}: ");

    private final Sink sink;
    private int struck; // depth of HTML elements whose text is struck out

    private MarkdownInline(Sink sink) {
        this.sink = sink;
    }

    static void read(Node block, Sink sink) {
        var inline = new MarkdownInline(sink);
        var node = block.getFirstChild();
        while (node != null) {
            boolean down = inline.enter(node) && node.getFirstChild() != null;
            node = down ? node.getFirstChild() : behind(node, block);
        }
    }

    private static Node behind(Node node, Node block) {
        var last = node;
        while (last != block && last.getNext() == null) {
            last = last.getParent();
        }
        return last == block ? null : last.getNext();
    }

    /// Whether to go on with the node's children.
    private boolean enter(Node node) {
        switch (node) {
            case HtmlInline html -> tag(html.getLiteral().strip().toLowerCase(Locale.ROOT), html.getLiteral());
            case Strikethrough deleted -> {
                return false;
            }
            case Node inside
            when struck > 0 -> {
                return true;
            }
            case Text text -> sink.text(text.getLiteral());
            case Code code -> sink.text(code.getLiteral());
            case SoftLineBreak soft -> sink.lineBreak(beginsField(soft.getNext()));
            case HardLineBreak hard -> sink.lineBreak(true);
            case FootnoteReference reference -> sink.footnote(reference.getLabel());
            case Image image -> sink.text(" ");
            case Node other -> {}
        }
        return true;
    }

    /// Whether the line behind a break is a field of its own (`Present: Ann`, `**Owner:** Ben`), which people write
    /// below each other without a blank line.
    private static boolean beginsField(Node next) {
        return switch (next) {
            case Text text -> FIELD.matcher(text.getLiteral()).find();
            case StrongEmphasis strong
            when strong.getFirstChild() instanceof Text key && key.getNext() == null ->
                key.getLiteral().endsWith(":")
                        || strong.getNext() instanceof Text value
                                && value.getLiteral().startsWith(":");
            case null, default -> false;
        };
    }

    private void tag(String tag, String literal) {
        if (isTag(tag, "<del") || isTag(tag, "<s") || isTag(tag, "<strike")) {
            struck++;
        } else if (isTag(tag, "</del") || isTag(tag, "</s") || isTag(tag, "</strike")) {
            struck = Math.max(0, struck - 1);
        } else if (struck == 0 && isTag(tag, "<br")) {
            sink.lineBreak(true);
        } else if (struck == 0 && isTag(tag, "<img")) {
            sink.text(" " + HtmlReader.altText(literal) + " ");
        }
    }

    private static boolean isTag(String tag, String start) {
        return tag.startsWith(start)
                && tag.length() > start.length()
                && !Character.isLetterOrDigit(tag.charAt(start.length()));
    }
}
