package io.grapevine.ingest.load;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/// Takes out of a web page what a reader does not see or what is no text to read: scripts, templates, hidden
/// elements, what is struck out, drawings and the controls of forms.
final class Visible implements NodeFilter {

    private static final Set<String> NO_TEXT = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "svg",
            "canvas",
            "iframe",
            "object",
            "embed",
            "audio",
            "video",
            "map",
            "del",
            "s",
            "strike",
            "select",
            "option",
            "datalist",
            "button",
            "textarea",
            "input",
            "meter",
            "progress",
            "rp",
            "dialog",
            "link",
            "meta",
            "title");

    private Visible() {}

    static void only(Element page) {
        page.filter(new Visible());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        return node instanceof Element element && isLeftOut(element) ? FilterResult.REMOVE : FilterResult.CONTINUE;
    }

    private static boolean isLeftOut(Element element) {
        if (element.normalName().equals("dialog") && element.hasAttr("open")) {
            return false;
        }
        return NO_TEXT.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equalsIgnoreCase("true")
                || isHiddenByStyle(element.attr("style"));
    }

    private static boolean isHiddenByStyle(String style) {
        if (style.isEmpty()) {
            return false;
        }
        var compact = new StringBuilder(style.length());
        style.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> !Character.isWhitespace(c))
                .forEach(c -> compact.append((char) c));
        for (var rule : compact.toString().split(";")) {
            var plain = rule.replace("!important", "");
            if (plain.equals("display:none")
                    || plain.equals("visibility:hidden")
                    || plain.equals("opacity:0")
                    || plain.equals("font-size:0")
                    || plain.equals("font-size:0px")) {
                return true;
            }
        }
        return false;
    }
}
