package io.grapevine.answer.read;

import io.grapevine.answer.read.Reading.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A question that asks what somebody or something is called: `What is the name of the goat?`. The text that names it
/// does so behind the noun (`a goat called Minister`), not where the noun stands beside other names.
///
/// @param called finds the name in a text, as its first group
public record NameOf(Pattern called) {

    private static final Pattern ASKED = Pattern.compile(
            "(?i)^\\W{0,3}what(?:'s| is| was| are| were)(?: the names? of (?:the |an? |his |her |their )?(.{2,40}?)"
                    + "| (?:the |an? |his |her |their )?(.{2,40}?) called)\\W*$");
    private static final String NAME = "[\"“‘']?(\\p{Lu}[\\p{L}\\p{N}.’-]*(?: \\p{Lu}[\\p{L}\\p{N}.’-]*){0,3})";
    /// Score that it adds: more than having the same words does.
    private static final float BONUS = 2f;

    static Optional<NameOf> of(String question) {
        var asked = ASKED.matcher(question);
        if (!asked.find()) {
            return Optional.empty();
        }
        var noun = Pattern.quote(asked.group(1) != null ? asked.group(1) : asked.group(2));
        return Optional.of(new NameOf(Pattern.compile("(?iu:\\b" + noun
                + "(?:,? (?:was|is|were|are))?,? (?:called|named|by the name of|christened|nicknamed)) " + NAME)));
    }

    /// Adds to the scores of the candidates that name it, in place.
    void favour(List<Candidate> candidates, float[] scores) {
        for (var i = 0; i < scores.length; i++) {
            scores[i] += in(candidates.get(i).text()).isPresent() ? BONUS : 0;
        }
    }

    /// The name, where the text tells it.
    Optional<Words> in(String text) {
        var found = called.matcher(text);
        return found.find() ? Optional.of(new Words(found.start(1), found.end(1))) : Optional.empty();
    }
}
