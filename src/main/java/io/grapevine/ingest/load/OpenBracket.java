package io.grapevine.ingest.load;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/// Takes `<` for text where the tag, link or comment that it could open does not end nearby. commonmark's
/// parsers look for the end from each `<` anew: a line of a hundred thousand of them would take time that grows
/// with its square.
final class OpenBracket implements InlineContentParserFactory, InlineContentParser {

    /// Longer than a remark inside a line is. A tag may be of any length: it must not hold another `<`.
    private static final int LONGEST_REMARK = 1000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        var behind = scanner.position();
        boolean ends = switch (scanner.peek()) {
            case '?' -> endsBy("?>", scanner);
            case '!' -> endsBy(remarkEnd(scanner), scanner);
            default -> scanner.find((char c) -> c == '<' || c == '>') >= 0 && scanner.peek() == '>';
        };
        return ends ? ParsedInline.none() : ParsedInline.of(new Text("<"), behind);
    }

    private static String remarkEnd(Scanner scanner) {
        scanner.next();
        return switch (scanner.peek()) {
            case '-' -> "-->";
            case '[' -> "]]>";
            default -> ">";
        };
    }

    private static boolean endsBy(String end, Scanner scanner) {
        for (int i = 0; i < LONGEST_REMARK && scanner.hasNext(); i++) {
            if (scanner.next(end)) {
                return true;
            }
            scanner.next();
        }
        return false;
    }
}
