package io.grapevine.answer.read;

import io.grapevine.language.Sentences;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the part of a long message that asks something, and tells whether it is English.
public final class QuestionFocus {

    /// Words from which on a message is more than its question.
    private static final int LONG = 40;
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Set<String> ENGLISH =
            Set.of(("the what who when where which how why is are was were did does do of to a an and many "
                            + "much whose whom can")
                    .split(" "));
    private static final Set<String> OTHERS =
            Set.of(("der die das den dem ein eine wie wer wo wann ist sind und welche wurde hat im mit von "
                            + "le la les du des qui que quel quelle est sont où quand comment combien el los las qué "
                            + "cuál quién cómo cuándo dónde il lo che chi quale come quando dove de en")
                    .split(" "));

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

    /// Whether more of its words are English function words than those of other languages, and its letters
    /// Latin.
    static boolean isEnglish(String question) {
        var english = 0;
        var others = 0;
        for (var word : LETTERS.matcher(question.toLowerCase(java.util.Locale.ROOT))
                .results()
                .map(found -> found.group())
                .toList()) {
            english += ENGLISH.contains(word) ? 1 : 0;
            others += OTHERS.contains(word) ? 1 : 0;
        }
        var foreign = question.codePoints()
                .filter(Character::isLetter)
                .filter(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN)
                .count();
        return english >= others && foreign * 4 < question.length();
    }
}
