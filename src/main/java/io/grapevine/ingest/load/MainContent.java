package io.grapevine.ingest.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/// Finds what a web page is about, by the rules of Readability: elements of navigation, by their name, role,
/// class or id and by how much of their text is links, are left out, and the element that says it is the main
/// one wins. Linear in the page but for the classes of each element.
final class MainContent {

    /// Left out whatever they hold, as long as they are not the page itself.
    private static final Set<String> NOTICES = Set.of(
            "cookie",
            "cookies",
            "cookiebar",
            "consent",
            "gdpr",
            "ccpa",
            "newsletter",
            "popup",
            "advert",
            "advertisement",
            "ads",
            "adsbygoogle",
            "sponsored",
            "skiplink",
            "skip");
    /// Left out where they are links or short; a restaurant's menu is neither.
    private static final Set<String> CHROME = Set.of(
            "nav",
            "navbar",
            "navigation",
            "navlinks",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "sidebar",
            "footer",
            "masthead",
            "topbar",
            "toolbar",
            "social",
            "share",
            "sharing",
            "related",
            "recommended",
            "pagination",
            "pager",
            "toc",
            "login",
            "signup",
            "subscribe",
            "promo",
            "tags");
    private static final Set<String> CHROME_ROLES =
            Set.of("navigation", "search", "dialog", "alertdialog", "menubar", "menu", "toolbar");
    /// A larger part of a page's text beside its links is its content, whatever it is called.
    private static final double LARGEST_CHROME = 0.5;
    private static final double MOSTLY_LINKS = 0.5;
    private static final int SHORT_TEXT = 200;
    /// Links that a list must have to be taken for a menu.
    private static final int MENU_LINKS = 5;
    /// The least share of the text in an element that calls itself the main one.
    private static final double LEAST_MAIN = 0.25;

    private final TextMeasures measures;
    private final Element body;
    private final List<Element> footers = new ArrayList<>();

    private MainContent(Element body) {
        this.body = body;
        this.measures = TextMeasures.of(body);
    }

    /// The elements to read, in order; they are taken out of what surrounds them.
    static List<Element> of(Element body) {
        var content = new MainContent(body);
        content.removeChrome();
        var parts = new ArrayList<Element>();
        parts.add(content.main());
        parts.addAll(content.footers);
        return parts;
    }

    private void removeChrome() {
        var chrome = new ArrayList<Element>();
        body.filter(new NodeFilter() {
            private int inMain; // depth of elements around that call themselves the main one

            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof Element element && element != body && isChrome(element, inMain > 0)) {
                    chrome.add(element);
                    return FilterResult.SKIP_ENTIRELY;
                }
                inMain += node instanceof Element element && TextMeasures.isMain(element) ? 1 : 0;
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                inMain -= node instanceof Element element && TextMeasures.isMain(element) ? 1 : 0;
                return FilterResult.CONTINUE;
            }
        });
        int left =
                measures.text(body) - chrome.stream().mapToInt(measures::text).sum();
        if (left == 0) {
            return; // a page of nothing but navigation is about what it leads to
        }
        for (var element : chrome) {
            if (isFooter(element) && Contact.isIn(element)) {
                footers.add(element);
            }
            element.remove();
        }
    }

    private boolean isChrome(Element element, boolean inMain) {
        int text = measures.text(element);
        if (measures.plain(element) > LARGEST_CHROME * measures.plain(body) || measures.holdsMain(element)) {
            return false;
        }
        boolean links = measures.links(element) > MOSTLY_LINKS * text;
        return isChromeByName(element, links, inMain)
                || hasHint(element, !inMain && (links || text < SHORT_TEXT))
                || isMenu(element, links);
    }

    private boolean isChromeByName(Element element, boolean links, boolean inMain) {
        var role = element.attr("role").toLowerCase(Locale.ROOT);
        if (CHROME_ROLES.contains(role)) {
            return true;
        }
        return switch (element.normalName()) {
            case "nav" -> true;
            case "aside", "footer" -> !inMain || links;
            case "header" -> !inMain && !measures.holdsTitle(element);
            default -> !inMain && (role.equals("complementary") || role.equals("contentinfo") || role.equals("banner"));
        };
    }

    private static boolean hasHint(Element element, boolean chromeToo) {
        if (!element.isBlock()) {
            return false;
        }
        for (var word : words(element.className() + " " + element.id())) {
            if (NOTICES.contains(word) || chromeToo && CHROME.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a list or block is nothing but links with few words, beside a text of which it is a small part.
    private boolean isMenu(Element element, boolean links) {
        var name = element.normalName();
        boolean list = name.equals("ul") || name.equals("ol") || name.equals("div") || name.equals("table");
        return list
                && links
                && measures.linkCount(element) >= MENU_LINKS
                && measures.links(element) > 0.8 * measures.text(element)
                && measures.links(element) < 40 * measures.linkCount(element)
                && measures.plain(body) > SHORT_TEXT;
    }

    private Element main() {
        int rest = TextMeasures.of(body).text(body);
        for (var selector : List.of("main, [role=main]", "article")) {
            var found = body.select(selector);
            if (found.size() == 1 && TextMeasures.of(found.first()).text(found.first()) >= LEAST_MAIN * rest) {
                return found.first();
            }
        }
        return body;
    }

    private static boolean isFooter(Element element) {
        return element.normalName().equals("footer") || element.attr("role").equalsIgnoreCase("contentinfo");
    }

    /// The words in names such as `site-nav main_Menu cookieBanner`, in lower case.
    private static List<String> words(String names) {
        var words = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= names.length(); i++) {
            boolean apart = i == names.length()
                    || !Character.isLetterOrDigit(names.charAt(i))
                    || i > from && Character.isUpperCase(names.charAt(i)) && Character.isLowerCase(names.charAt(i - 1));
            if (apart) {
                if (i > from) {
                    words.add(names.substring(from, i).toLowerCase(Locale.ROOT));
                }
                from = i < names.length() && Character.isLetterOrDigit(names.charAt(i)) ? i : i + 1;
            }
        }
        return words;
    }

    /// What makes a footer worth reading: how to reach somebody.
    private static final class Contact {

        private static final int PHONE_DIGITS = 6;

        private static boolean isIn(Element footer) {
            if (footer.selectFirst("address") != null) {
                return true;
            }
            var text = footer.text();
            int digits = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '@' || Character.isDigit(c) && ++digits >= PHONE_DIGITS) {
                    return true;
                }
                digits = Character.isLetter(c) ? 0 : digits;
            }
            return false;
        }
    }
}
