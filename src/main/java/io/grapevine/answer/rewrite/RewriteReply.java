package io.grapevine.answer.rewrite;

import java.util.Optional;
import java.util.Set;

/// What a chat model says when it is asked to make a question stand alone: input from a stranger, of which only
/// a single question is taken.
final class RewriteReply {

    private static final int LONGEST = 600;
    private static final Set<String> TAGS = Set.of("think", "thinking", "thought", "reasoning");

    private RewriteReply() {}

    /// The question in a reply without its thinking; empty where there is none, or more than one line.
    ///
    /// @param asked the question as it was asked, which may lack its question mark
    static Optional<String> question(String reply, String asked) {
        var text = withoutQuotes(withoutThinking(reply).strip());
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        return text.equals(asked) || asks(text, asked) ? Optional.of(text) : Optional.empty();
    }

    private static boolean asks(String text, String asked) {
        if (text.endsWith("?") || text.endsWith("？")) {
            return true;
        }
        return !asked.endsWith("?") && Asking.begins(text);
    }

    /// One pass; what follows an opening tag that is never closed is thinking, too.
    private static String withoutThinking(String reply) {
        var out = new StringBuilder();
        int at = 0;
        while (at < reply.length()) {
            int open = reply.indexOf('<', at);
            var tag = open < 0 ? Optional.<String>empty() : tagAt(reply, open);
            if (open < 0) {
                return out.append(reply, at, reply.length()).toString();
            }
            if (tag.isEmpty()) {
                out.append(reply, at, open + 1);
                at = open + 1;
                continue;
            }
            out.append(reply, at, open);
            var close = "</" + tag.get() + ">";
            int end = reply.indexOf(close, open);
            at = end < 0 ? reply.length() : end + close.length();
        }
        return out.toString();
    }

    private static Optional<String> tagAt(String text, int open) {
        return TAGS.stream()
                .filter(tag -> text.startsWith("<" + tag + ">", open))
                .findFirst();
    }

    private static String withoutQuotes(String text) {
        boolean quoted = text.length() > 2
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("“") && text.endsWith("”"));
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
