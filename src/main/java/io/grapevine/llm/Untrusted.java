package io.grapevine.llm;

import java.util.regex.Pattern;

/// Text of documents and users within a prompt, so that it cannot end the place that is set apart for it.
///
/// Each prompt puts such text between tags of ours or between lines of equals signs, and says that it is data.
/// What is in the text itself that reads like either is exchanged for characters that look alike.
public final class Untrusted {

    private static final Pattern TAG = Pattern.compile(
            "<(?=\\s{0,9}+/?\\s{0,9}+(?:passages?|question|instructions|summary|points|entities|relations|text|title"
                    + "|document|conversation)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("={4,}+");

    private Untrusted() {}

    /// The text as data that cannot end its fence.
    public static String fenced(String text) {
        return LINE.matcher(TAG.matcher(text).replaceAll("‹")).replaceAll("==");
    }

    /// The same for the value of a tag's attribute: one line without quotation marks.
    public static String attribute(String text) {
        return fenced(text).replaceAll("[\"\\s]++", " ").strip();
    }
}
