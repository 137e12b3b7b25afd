package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.load.ContentBuilder.Gap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Maps what jsoup reads of a web page to blocks: its main content, without what is hidden, struck out or there
/// to be clicked on. Walks without recursion; linear in the page.
final class HtmlReader implements NodeFilter {

    private static final Map<String, Kind> KINDS = Map.of(
            "p", Kind.PARAGRAPH,
            "blockquote", Kind.QUOTE,
            "pre", Kind.CODE,
            "figcaption", Kind.CAPTION,
            "li", Kind.LIST_ITEM);

    private final ContentBuilder builder;
    // of the lists around, the next item's; -1 for bullets
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int preformatted;

    private HtmlReader(ContentBuilder builder) {
        this.builder = builder;
    }

    /// @param fallbackTitle the title where neither the page's head nor a heading gives one
    static Content read(Document page, String mediaType, String fallbackTitle, int limit) {
        var builder = new ContentBuilder(limit);
        HtmlMetadata.add(page, builder);
        var stated = HtmlMetadata.title(page);
        Visible.only(page);
        for (var part : MainContent.of(page.body())) {
            new HtmlReader(builder).readAll(part);
            builder.gap(Gap.PARAGRAPH);
        }
        var title = stated.or(
                        () -> builder.headings().stream().map(Heading::title).findFirst())
                .orElse(fallbackTitle);
        return builder.build(title, mediaType);
    }

    /// Adds a piece of HTML that stands in another text.
    static void fragment(String html, ContentBuilder builder) {
        var page = Jsoup.parseBodyFragment(html);
        Visible.only(page);
        new HtmlReader(builder).readAll(page.body());
    }

    /// What stands for the image in a piece of HTML; empty where nothing does.
    static String altText(String html) {
        return Optional.ofNullable(Jsoup.parseBodyFragment(html).selectFirst("img"))
                .map(image -> image.attr("alt"))
                .orElse("");
    }

    private void readAll(Element root) {
        root.filter(this);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("table") && HtmlTable.isData(element)) {
            HtmlTable.add(element, builder);
            return FilterResult.SKIP_ENTIRELY;
        }
        begin(element);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
        }
        return FilterResult.CONTINUE;
    }

    private void begin(Element element) {
        var name = element.normalName();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.beginHeading(name.charAt(1) - '0');
            case "ul" -> list(-1);
            case "ol" -> list(numberOf(element.attr("start")));
            case "li" -> builder.begin(Kind.LIST_ITEM).item(marker());
            case "p", "blockquote", "figcaption" -> builder.begin(KINDS.get(name));
            case "pre" -> {
                builder.begin(Kind.CODE);
                preformatted++;
            }
            case "img" -> builder.flow(" " + element.attr("alt") + " ");
            case "br", "dt", "dd" -> builder.gap(Gap.LINE);
            case "td", "th" -> builder.gap(Gap.PARAGRAPH); // of a table that only lays out the page
            default -> builder.gap(gapAround(element));
        }
    }

    private void end(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.endHeading();
            case "ul", "ol" -> {
                numbers.pop();
                builder.gap(numbers.isEmpty() ? Gap.PARAGRAPH : Gap.LINE);
            }
            case "li", "p", "blockquote", "figcaption" -> builder.end();
            case "pre" -> {
                preformatted--;
                builder.end();
            }
            case "br", "img" -> {}
            case "dt", "dd" -> builder.gap(Gap.LINE);
            default -> builder.gap(gapAround(element));
        }
    }

    private void list(int first) {
        builder.gap(numbers.isEmpty() ? Gap.PARAGRAPH : Gap.LINE);
        numbers.push(first);
    }

    private String marker() {
        if (numbers.isEmpty() || numbers.peek() < 0) {
            return "  ".repeat(Math.max(0, Math.min(numbers.size(), 10) - 1)) + "- ";
        }
        int number = numbers.pop();
        numbers.push(number + 1);
        return "  ".repeat(Math.min(numbers.size(), 10) - 1) + number + ". ";
    }

    private static int numberOf(String start) {
        boolean digits = !start.isEmpty() && start.length() < 7 && start.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(start) : 1;
    }

    /// Neighbours are apart where the page shows them so, and so are words in inline elements side by side.
    private static Gap gapAround(Element element) {
        if (element.isBlock()) {
            return Gap.PARAGRAPH;
        }
        boolean unknown = !element.tag().isKnownTag() || element.normalName().equals("label");
        return unknown || isWordBesideWord(element) ? Gap.SPACE : Gap.NONE;
    }

    private static boolean isWordBesideWord(Element element) {
        boolean word =
                element.normalName().equals("span") || element.normalName().equals("a");
        return word && (isWord(element.previousSibling()) || isWord(element.nextSibling())) && isWord(element);
    }

    /// Longer than the initial that a page sets in an element of its own.
    private static boolean isWord(Node node) {
        return node instanceof Element element
                && (element.normalName().equals("span") || element.normalName().equals("a"))
                && element.childNodeSize() > 0
                && element.firstChild() instanceof TextNode text
                && text.getWholeText().length() > 1;
    }

    private void text(String text) {
        if (preformatted > 0) {
            builder.verbatim(text);
        } else {
            builder.flow(text);
        }
    }
}
