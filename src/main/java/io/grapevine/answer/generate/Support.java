package io.grapevine.answer.generate;

import io.grapevine.answer.read.Terms;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Passage;
import io.grapevine.language.Sentences;
import java.util.Comparator;

/// Finds the sentence of a passage that supports a statement.
final class Support {

    private Support() {}

    /// @param statement what the answer says before the citation
    static Citation cite(int number, Passage passage, String statement) {
        return Citation.of(number, passage, sentence(passage.text(), statement));
    }

    /// The sentence that shares most of its words with the statement, for its length; the first one where none
    /// shares any.
    static String sentence(String text, String statement) {
        var said = Terms.of(statement);
        return Sentences.of(text).stream()
                .map(span -> span.of(text))
                .max(Comparator.comparingDouble(sentence -> {
                    var terms = Terms.of(sentence);
                    var shared = terms.stream().filter(said::contains).count();
                    return shared / Math.sqrt(terms.size() + 1.0);
                }))
                .orElse(text);
    }

    /// The statement that ends here: the text behind the last end of a sentence or line.
    static String lastStatement(CharSequence answer) {
        var text = answer.toString().replaceAll("(\\[\\d+])+", "").stripTrailing();
        var end = text.length();
        while (end > 0 && ".!?:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var start = end;
        while (start > 0 && !endsStatement(text, start - 1)) {
            start--;
        }
        return text.substring(start).strip();
    }

    private static boolean endsStatement(String text, int i) {
        var c = text.charAt(i);
        return c == '\n'
                || ".!?".indexOf(c) >= 0 && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1));
    }
}
