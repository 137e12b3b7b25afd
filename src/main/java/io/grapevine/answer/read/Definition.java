package io.grapevine.answer.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A question that asks who somebody or what something is: `Who is Sven Okafor?`, `What is an RMA number?`. The
/// sentence that begins with the name and says what it is answers it, not any other that has the name.
///
/// @param thing what is asked about, in lower case
public record Definition(String thing) {

    private static final Pattern ASKED = Pattern.compile(
            "(?i)^\\W{0,3}(?:who|what|wer|was|qui) (?:is|are|was|were|ist|sind|est) (?:the |an? |der |die |das |eine? )?(.{2,60}?)\\W*$");
    private static final Pattern OF = Pattern.compile("(?i)\\b(?:of|in|for|at|from|von|des|der|à|de)\\b");
    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{N}.'’-]*(?: \\p{Lu}[\\p{L}\\p{N}.'’-]*){0,3}");
    private static final Pattern SAYS = Pattern.compile(
            "(?i)^[\\s:,(–—-]{0,3}(?:is|are|was|were|means|stands for|ist|sind|war|bedeutet|est|sont)?\\b.{3,}",
            Pattern.DOTALL);
    /// Score that it adds: enough to pass those that have the same words.
    private static final float BONUS = 1.5f;

    static Optional<Definition> of(String question) {
        var asked = ASKED.matcher(question);
        return asked.find() && !OF.matcher(asked.group(1)).find()
                ? Optional.of(new Definition(asked.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /// Whether a question asks who or what a name is.
    public static boolean isOfName(String question) {
        var asked = ASKED.matcher(question);
        return asked.find() && NAME.matcher(asked.group(1)).matches();
    }

    /// Adds to the scores of the candidates that say it, in place.
    void favour(List<Candidate> candidates, float[] scores) {
        for (var i = 0; i < scores.length; i++) {
            scores[i] += isSaidBy(candidates.get(i)) ? BONUS : 0;
        }
    }

    private boolean isSaidBy(Candidate candidate) {
        var text = candidate.text().toLowerCase(Locale.ROOT).replaceFirst("^(?:the|an?) ", "");
        return text.startsWith(thing)
                && SAYS.matcher(text.substring(thing.length())).find();
    }
}
