package io.grapevine.answer.read;

import io.grapevine.language.Sentences;

/// Finds the part of a long message that asks something.
public final class QuestionFocus {

    /// Words from which on a message is more than its question.
    private static final int LONG = 40;

    private QuestionFocus() {}

    /// The last question of a long message, its last sentence where none has a question mark; a short message as
    /// it is.
    public static String of(String message) {
        if (message.split("\\s+", LONG + 1).length <= LONG) {
            return message;
        }
        var sentences = Sentences.of(message);
        for (var i = sentences.size() - 1; i >= 0; i--) {
            var sentence = sentences.get(i).of(message);
            if (sentence.endsWith("?") || sentence.endsWith("？")) {
                return sentence;
            }
        }
        return sentences.isEmpty() ? message : sentences.getLast().of(message);
    }
}
