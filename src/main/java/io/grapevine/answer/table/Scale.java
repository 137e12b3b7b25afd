package io.grapevine.answer.table;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds the scale that a caption or header gives for all numbers, such as "in millions".
final class Scale {

    private static final Pattern SCALE = Pattern.compile(
            "(?:\\bin\\b|\\(|[$€£¥]|\\bmn\\b)[^.;]{0,24}?\\b(thousand|million|billion)s?\\b|[$€£¥]\\s?(m|bn|k)\\b|\\b(?:rs|rmb|usd|eur|us)\\.?\\s?(mn|m|bn)\\b|\\((m|bn)\\)|[$€£¥]['’]?(000)s?\\b|['’](000)s?\\b");

    private Scale() {}

    /// `thousand`, `million` or `billion`; empty where none of the texts says one.
    static String of(List<String> texts) {
        for (var text : texts) {
            var matcher = SCALE.matcher(text.toLowerCase(Locale.ROOT));
            if (matcher.find()) {
                for (var group = 1; group <= matcher.groupCount(); group++) {
                    if (matcher.group(group) != null) {
                        return word(matcher.group(group));
                    }
                }
            }
        }
        return "";
    }

    private static String word(String read) {
        return switch (read) {
            case "m", "mn", "million" -> "million";
            case "bn", "billion" -> "billion";
            default -> "thousand";
        };
    }
}
