package io.grapevine.answer.read;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A question of two steps, taken apart by its grammar: `In which city does the person who signed the contract
/// work?` asks first `Who signed the contract?`, then, with the answer `Ann Moss`, `In which city does Ann Moss
/// work?`. English only; one scan of the question.
///
/// @param first  the question that is answered first
/// @param before what stands before its answer in the second question
/// @param after  what stands behind it
public record Decomposition(String first, String before, String after) {

    private static final Pattern RELATIVE =
            Pattern.compile("(?i)^(.{3,}?\\s)the ((?:\\p{L}+ )?\\p{L}+) (?:who|that|which) (.+?)[\\s?.!]*$");
    private static final Pattern RESPONSIBLE = Pattern.compile(
            "(?i)^(.{3,}?\\s)the (?:person|one|colleague|employee) ((?:responsible for|in charge of) .+?)[\\s?.!]*$");
    private static final Pattern ROLE = Pattern.compile("(?i)^(.{3,}?\\s)the ((?:lead |first |last )?"
            + "(?:author|writer|founder|owner|head|director|manager|leader|chair|chairman|chairwoman|president|inventor|composer|"
            + "creator|maker|manufacturer|builder|designer|architect|supplier|editor|producer|singer|performer|publisher|capital|"
            + "wife|husband|father|mother|successor|predecessor)) (of .+?)[\\s?.!]*$");
    /// What asks for the thing itself: one step is enough.
    private static final Pattern ONE_STEP = Pattern.compile(
            "(?i)^(?:(?:and|so|but) )?(?:who|what|which)(?:'s| is| are| was| were)?(?: the (?:full )?names? of)?$");
    /// A verb that leaves the main one for the end: `does ... work`, `was ... born`.
    private static final Pattern AUXILIARY =
            Pattern.compile("(?i)\\b(?:do|does|did|was|were|has|have|had|will|can|could|would|should|must)$");
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "from", "for", "on", "with", "to", "of", "by", "about", "under", "as");
    private static final Set<String> PERSONS = Set.of(
            "person",
            "one",
            "man",
            "woman",
            "employee",
            "colleague",
            "people",
            "girl",
            "boy",
            "author",
            "director",
            "head");
    private static final int FEWEST_WORDS = 2;

    /// Empty where one step is enough or the grammar is not understood.
    public static Optional<Decomposition> of(String question) {
        var responsible = RESPONSIBLE.matcher(question);
        if (responsible.matches()) {
            return split("Who is ", responsible.group(1).strip(), responsible.group(2));
        }
        var relative = RELATIVE.matcher(question);
        if (relative.matches()) {
            var thing = relative.group(2).toLowerCase(Locale.ROOT);
            var asks = PERSONS.contains(thing.substring(thing.lastIndexOf(' ') + 1)) ? "Who " : "Which " + thing + " ";
            return split(asks, relative.group(1).strip(), relative.group(3));
        }
        var role = ROLE.matcher(question);
        if (role.matches()) {
            var asks =
                    (role.group(2).equalsIgnoreCase("capital") ? "What is the " : "Who is the ") + role.group(2) + " ";
            return split(asks, role.group(1).strip(), role.group(3));
        }
        return Optional.empty();
    }

    /// The question that is left once the first is answered.
    public String then(String answer) {
        return (before + " " + answer + " " + after).strip() + "?";
    }

    private static Optional<Decomposition> split(String asks, String before, String clause) {
        if (ONE_STEP.matcher(before).matches()) {
            return Optional.empty();
        }
        var end = AUXILIARY.matcher(before).find() ? mainVerb(clause) : clause.length();
        var kept = clause.substring(0, end).strip();
        return kept.split("\\s+").length < FEWEST_WORDS
                ? Optional.empty()
                : Optional.of(new Decomposition(
                        asks + kept + "?", before, clause.substring(end).strip()));
    }

    /// Where the main verb begins: the last word, with the preposition behind it.
    private static int mainVerb(String clause) {
        var last = clause.lastIndexOf(' ');
        if (last > 0 && PREPOSITIONS.contains(clause.substring(last + 1).toLowerCase(Locale.ROOT))) {
            last = clause.lastIndexOf(' ', last - 1);
        }
        return Math.max(last, 0);
    }
}
