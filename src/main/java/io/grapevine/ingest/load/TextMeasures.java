package io.grapevine.ingest.load;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// How much text each element of a page holds, and how much of that is links. One pass over the page.
final class TextMeasures {

    private static final Measure NOTHING = new Measure();

    private final IdentityHashMap<Element, Measure> measures = new IdentityHashMap<>();

    private static final class Measure {
        private int text;
        private int links;
        private int linkCount;
        private boolean holdsMain;
        private boolean holdsTitle;
    }

    static TextMeasures of(Element root) {
        var all = new TextMeasures();
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {}

            @Override
            public void tail(Node node, int depth) {
                all.add(node);
            }
        });
        return all;
    }

    /// Characters of text.
    int text(Element element) {
        return measures.getOrDefault(element, NOTHING).text;
    }

    /// Characters of text in links.
    int links(Element element) {
        return measures.getOrDefault(element, NOTHING).links;
    }

    /// Characters of text outside links.
    int plain(Element element) {
        return text(element) - links(element);
    }

    int linkCount(Element element) {
        return measures.getOrDefault(element, NOTHING).linkCount;
    }

    /// Whether an element that calls itself the main one lies in it.
    boolean holdsMain(Element element) {
        return measures.getOrDefault(element, NOTHING).holdsMain;
    }

    /// Whether a heading of the first level lies in it.
    boolean holdsTitle(Element element) {
        return measures.getOrDefault(element, NOTHING).holdsTitle;
    }

    /// Whether an element calls itself the main one.
    static boolean isMain(Element element) {
        return element.normalName().equals("main")
                || element.normalName().equals("article")
                || element.attr("role").equalsIgnoreCase("main");
    }

    private void add(Node node) {
        if (!(node.parent() instanceof Element parent)) {
            return;
        }
        if (node instanceof TextNode text) {
            measure(parent).text += text.getWholeText().strip().length();
        } else if (node instanceof Element element) {
            var inner = measures.getOrDefault(element, NOTHING);
            boolean link = element.normalName().equals("a");
            var outer = measure(parent);
            outer.text += inner.text;
            outer.links += link ? inner.text : inner.links;
            outer.holdsMain |= inner.holdsMain || isMain(element);
            outer.holdsTitle |= inner.holdsTitle || element.normalName().equals("h1");
            outer.linkCount += link ? 1 : inner.linkCount;
        }
    }

    private Measure measure(Element element) {
        return measures.computeIfAbsent(element, key -> new Measure());
    }
}
