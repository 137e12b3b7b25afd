package io.grapevine.answer.rewrite;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import io.grapevine.language.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Corrects typing errors: a word that is none of the language's, and that no passage of the collections holds,
/// becomes the word of the passages that is spelled most like it. All other words stay, so a question without
/// such words stays as it is.
///
/// Costs nothing where all words are of the language; else one look-up of at most [#MOST_WORDS] words, and a
/// second one where some are unknown.
public final class SpellingRewriter implements Rewriter {

    private static final int MOST_WORDS = 12;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_FUNCTION_WORD = 3;
    /// Beyond it stand runs of scripts without spaces, and no words.
    private static final int LONGEST = 30;
    /// From this length on two letters may differ: of shorter words too many are near each other.
    private static final int LONG = 9;
    private static final Set<String> FUNCTION_WORDS = WordList.read("/language/function-words.txt");

    private final Rewriter rewriter;
    private final WordIndex index;
    private final Predicate<String> isOfTheLanguage;

    /// @param rewriter        reads the corrected question
    /// @param isOfTheLanguage true for a word in lower case that is spelled right whether or not a passage holds
    ///                        it
    public SpellingRewriter(Rewriter rewriter, WordIndex index, Predicate<String> isOfTheLanguage) {
        this.rewriter = rewriter;
        this.index = index;
        this.isOfTheLanguage = isOfTheLanguage;
    }

    @Override
    public Question rewrite(Question question, List<Turn> history, Consumer<Usage> spent) {
        var corrected = corrected(question);
        return rewriter.rewrite(
                corrected.equals(question.text()) ? question : question.withText(corrected), history, spent);
    }

    private String corrected(Question question) {
        var words = words(question.text());
        var strange = words.stream()
                .map(Word::lower)
                .filter(word -> word.length() >= SHORTEST_FUNCTION_WORD
                        && word.length() <= LONGEST
                        && !isOfTheLanguage.test(word))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        if (strange.isEmpty()) {
            return question.text();
        }
        var known = index.known(strange, question.scope().collections());
        var unknown = strange.stream().filter(word -> !known.contains(word)).toList();
        if (2 * unknown.size() > words.size() + 1) {
            return question.text(); // another language
        }
        var corrections = corrections(unknown, words, question);
        return replaced(question.text(), words, corrections);
    }

    private Map<String, String> corrections(List<String> unknown, List<Word> words, Question question) {
        var corrections = new HashMap<String, String>();
        var edits = new LinkedHashMap<String, Integer>();
        for (var word : unknown) {
            functionWord(word)
                    .ifPresentOrElse(
                            function -> corrections.put(word, function),
                            () -> edits.put(word, edits(word, isCapital(word, words))));
        }
        edits.keySet().removeIf(word -> word.length() < SHORTEST);
        if (!edits.isEmpty()) {
            index.near(edits, question.scope().collections())
                    .forEach((word, texts) ->
                            nearest(word, edits.get(word), texts).ifPresent(found -> corrections.put(word, found)));
        }
        return corrections;
    }

    /// Names that differ in two letters are mostly two names.
    private static int edits(String word, boolean capital) {
        return word.length() >= LONG && !capital ? 2 : 1;
    }

    private static boolean isCapital(String lower, List<Word> words) {
        return words.stream()
                .filter(word -> word.lower().equals(lower))
                .anyMatch(word -> Character.isUpperCase(word.form().charAt(0)));
    }

    /// `what` for `waht`: letters that changed places.
    private static Optional<String> functionWord(String word) {
        return FUNCTION_WORDS.stream()
                .filter(function -> function.length() == word.length() && EditDistance.isTransposed(word, function))
                .sorted()
                .findFirst();
    }

    /// The most frequent of the nearest words, as the texts write it.
    private static Optional<String> nearest(String word, int edits, List<String> texts) {
        var counts = new HashMap<String, Integer>();
        for (var text : texts) {
            for (var found : words(text)) {
                if (!FUNCTION_WORDS.contains(found.lower())
                        && EditDistance.of(word, found.lower(), edits) <= edits
                        && found.lower().charAt(0) == word.charAt(0)) {
                    counts.merge(found.form(), 1, Integer::sum);
                }
            }
        }
        return counts.keySet().stream().min((a, b) -> {
            int nearer = Integer.compare(distance(word, a, edits), distance(word, b, edits));
            int oftener = Integer.compare(counts.get(b), counts.get(a));
            return nearer != 0 ? nearer : oftener != 0 ? oftener : a.compareTo(b);
        });
    }

    private static int distance(String word, String form, int edits) {
        return EditDistance.of(word, form.toLowerCase(Locale.ROOT), edits);
    }

    private record Word(int start, String form) {

        String lower() {
            return form.toLowerCase(Locale.ROOT);
        }
    }

    /// Runs of letters that touch no digit: `E07` and `BT-400` are no words.
    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            boolean letters = true;
            while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                letters &= Character.isLetter(text.charAt(i++));
            }
            if (i > start && letters) {
                words.add(new Word(start, text.substring(start, i)));
            }
            i = Math.max(i, start + 1);
        }
        return words;
    }

    private static String replaced(String text, List<Word> words, Map<String, String> corrections) {
        var out = new StringBuilder();
        int at = 0;
        for (var word : words) {
            var correct = corrections.get(word.lower());
            if (correct != null) {
                out.append(text, at, word.start()).append(inCase(word.form(), correct));
                at = word.start() + word.form().length();
            }
        }
        return out.append(text.substring(at)).toString();
    }

    private static String inCase(String form, String correct) {
        return Character.isUpperCase(form.charAt(0))
                ? Character.toUpperCase(correct.charAt(0)) + correct.substring(1)
                : correct;
    }
}
