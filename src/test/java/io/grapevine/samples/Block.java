package io.grapevine.samples;

import java.util.Arrays;
import java.util.List;

/// A heading, a paragraph or a page break of a sample's source. The sources use no more of Markdown than that.
record Block(Kind kind, String text) {

    enum Kind {
        TITLE,
        HEADING,
        PARAGRAPH,
        PAGE_BREAK
    }

    static List<Block> parse(String markdown) {
        return Arrays.stream(markdown.strip().split("\\n\\s*\\n"))
                .map(Block::of)
                .toList();
    }

    private static Block of(String lines) {
        var text = lines.strip();
        if (text.equals("<<page>>")) {
            return new Block(Kind.PAGE_BREAK, "");
        }
        if (text.startsWith("## ")) {
            return new Block(Kind.HEADING, text.substring(3));
        }
        if (text.startsWith("# ")) {
            return new Block(Kind.TITLE, text.substring(2));
        }
        return new Block(Kind.PARAGRAPH, text.replaceAll("\\s+", " "));
    }
}
