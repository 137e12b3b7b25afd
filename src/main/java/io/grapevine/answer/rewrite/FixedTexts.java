package io.grapevine.answer.rewrite;

import io.grapevine.llm.Prompts;
import java.util.List;
import java.util.stream.Stream;

/// The product's own fixed answers, which say nothing of the documents.
final class FixedTexts {

    private static final List<String> SMALL_TALK = Stream.of("chitchat", "chitchat-thanks", "chitchat-farewell")
            .map(name -> beginning(Prompts.text(name)))
            .toList();
    private static final List<String> OTHERS =
            List.of(beginning(Prompts.text("not-found")), beginning(Prompts.text("out-of-scope")));

    private FixedTexts() {}

    static boolean isSmallTalk(String answer) {
        return SMALL_TALK.stream().anyMatch(answer::startsWith);
    }

    /// True where the answer is none of the documents'.
    static boolean saysNothing(String answer) {
        return answer.isBlank() || isSmallTalk(answer) || OTHERS.stream().anyMatch(answer::startsWith);
    }

    /// The first half sentence: what is put behind it differs.
    private static String beginning(String text) {
        int end = 0;
        while (end < text.length() && ",.:;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }
}
