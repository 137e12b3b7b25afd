package io.grapevine.llm;

import java.util.Locale;

/// Leaves out what a chat model thinks aloud within its answer: `<think>...</think>` at the beginning of a line.
///
/// Reads the text piece by piece, however it is cut, and holds back only what may still become a tag. In the
/// middle of a line the tag is text like any other: an answer may speak of it. Used by one thread.
final class ThinkingFilter {

    private static final String[] NAMES = {"think", "thinking", "thought", "reasoning"};
    private static final int LONGEST_TAG = 12; // </reasoning>

    private final StringBuilder held = new StringBuilder();
    private String ending = ""; // the tag that ends the thinking; empty outside of it
    private boolean lineBegins = true;
    private boolean anything;

    /// @return what of it may be shown now
    String accept(String piece) {
        held.append(piece);
        var shown = new StringBuilder();
        while (!held.isEmpty() && (ending.isEmpty() ? showUpToTag(shown) : skipToEnd())) {
            // each turn takes something off what is held
        }
        return shown.toString();
    }

    /// @return what was held back, when no more comes
    String end() {
        var rest = ending.isEmpty() ? held.toString() : "";
        held.setLength(0);
        return rest;
    }

    /// @return false where more must come first
    private boolean showUpToTag(StringBuilder shown) {
        var tag = lineBegins ? leadingTag() : -1;
        if (tag == 0) {
            return false;
        }
        if (tag > 0) {
            ending = "</" + held.substring(held.indexOf("<") + 1, tag - 1).toLowerCase(Locale.ROOT) + ">";
            held.delete(0, tag);
            return true;
        }
        var line = held.indexOf("\n") + 1;
        var upTo = line == 0 ? held.length() : line;
        show(held.substring(0, upTo), shown);
        held.delete(0, upTo);
        lineBegins = line > 0;
        return true;
    }

    /// The answer begins with its first word, whatever white space the thinking left before it.
    private void show(String text, StringBuilder shown) {
        var visible = anything ? text : text.stripLeading();
        anything |= !visible.isEmpty();
        shown.append(visible);
    }

    /// Where the tag ends that what is held begins with; 0 where that is not to be told yet, -1 where there is
    /// none.
    private int leadingTag() {
        var at = 0;
        while (at < held.length() && Character.isWhitespace(held.charAt(at)) && held.charAt(at) != '\n') {
            at++;
        }
        if (at == held.length()) {
            return held.length() > LONGEST_TAG * 8 ? -1 : 0; // nothing but spaces so far
        }
        if (held.charAt(at) != '<') {
            return -1;
        }
        var rest = held.substring(at).toLowerCase(Locale.ROOT);
        for (var name : NAMES) {
            var tag = "<" + name + ">";
            if (rest.startsWith(tag)) {
                return at + tag.length();
            }
            if (tag.startsWith(rest)) {
                return 0;
            }
        }
        return -1;
    }

    private boolean skipToEnd() {
        var end = held.toString().toLowerCase(Locale.ROOT).indexOf(ending);
        if (end < 0) { // keep what may be the beginning of the tag
            held.delete(0, Math.max(0, held.length() - ending.length() + 1));
            return false;
        }
        held.delete(0, end + ending.length());
        ending = "";
        lineBegins = true;
        return true;
    }
}
