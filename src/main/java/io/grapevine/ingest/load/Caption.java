package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import java.util.List;

/// Finds what a table without a caption of its own is called.
final class Caption {

    private static final int LONGEST = 200;
    private static final String SENTENCE_ENDS = ".!?。！？";

    private Caption() {}

    /// The line right above that introduces it, or the heading above; empty where there is neither.
    static String above(CharSequence text, List<Block> blocks, List<Heading> headings) {
        if (!blocks.isEmpty() && blocks.getLast().end() == text.length()) {
            var last = blocks.getLast();
            if (last.kind() == Kind.CAPTION || last.kind() == Kind.PARAGRAPH && introduces(text, last)) {
                return text.subSequence(last.start(), last.end()).toString();
            }
        }
        return headings.isEmpty() ? "" : headings.getLast().title();
    }

    /// Whether a paragraph is one short line that is no sentence, or begins as `Table 3`.
    private static boolean introduces(CharSequence text, Block block) {
        var line = text.subSequence(block.start(), Math.min(block.end(), block.start() + LONGEST + 1))
                .toString();
        return line.length() <= LONGEST
                && line.indexOf('\n') < 0
                && (SENTENCE_ENDS.indexOf(line.charAt(line.length() - 1)) < 0 || isNumbered(line));
    }

    private static boolean isNumbered(String line) {
        int i = 0;
        while (i < line.length() && Character.isLetter(line.charAt(i))) {
            i++;
        }
        int word = i;
        while (i < line.length() && ContentBuilder.isSpace(line.charAt(i))) {
            i++;
        }
        return word > 0 && i > word && i < line.length() && Character.isDigit(line.charAt(i));
    }
}
