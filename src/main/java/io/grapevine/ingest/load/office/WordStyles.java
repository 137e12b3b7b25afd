package io.grapevine.ingest.load.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The styles of a Word document, each with what it has from those that it is based on.
final class WordStyles {

    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    /// Styles based on styles: a ring of them would have no end.
    private static final int DEEPEST = 20;

    private final Map<String, XmlNode> styles = new HashMap<>();

    static WordStyles of(XmlParts parts, String part) throws IOException {
        var read = new WordStyles();
        parts.whole(part)
                .ifPresent(root -> root.all("style").forEach(style -> read.styles.put(style.get("styleId"), style)));
        return read;
    }

    /// The level of a heading, 1 to 6; empty for other styles.
    Optional<Integer> headingLevel(String style) {
        var named = Optional.ofNullable(styles.get(style))
                .flatMap(node -> node.first("name"))
                .map(name -> name.get("val").toLowerCase(Locale.ROOT))
                .orElse(style.toLowerCase(Locale.ROOT).replaceFirst("^heading(?=\\d)", "heading "));
        if (named.equals("title")) {
            return Optional.of(1);
        }
        var heading = HEADING.matcher(named);
        if (heading.matches()) {
            return Optional.of(Math.min(6, Integer.parseInt(heading.group(1))));
        }
        return property(style, "outlineLvl")
                .map(level -> level.number("val", 9))
                .filter(level -> level < 9)
                .map(level -> Math.min(6, level + 1));
    }

    /// A paragraph property that a style sets, or one that it is based on.
    Optional<XmlNode> property(String style, String name) {
        return inherited(style, "pPr", name);
    }

    /// A property of runs that a style sets, or one that it is based on.
    Optional<XmlNode> runProperty(String style, String name) {
        return inherited(style, "rPr", name);
    }

    private Optional<XmlNode> inherited(String style, String properties, String name) {
        var current = styles.get(style);
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            var found = current.at(properties, name);
            if (found.isPresent()) {
                return found;
            }
            current = current.first("basedOn")
                    .map(base -> styles.get(base.get("val")))
                    .orElse(null);
        }
        return Optional.empty();
    }
}
