package io.grapevine.answer.rewrite;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes a follow-up question stand alone without a chat model: puts the names of the last turn in the place of the
/// pronouns (`and where was he born?` -> `and where was Ilse Fenwright born?`), or behind the question where there
/// is no pronoun to replace (`and since when?` -> `and since when? (Corvane Cooperage)`).
public final class CarryOverRewriter implements Rewriter {

    private static final Pattern PERSON = Pattern.compile("(?i)\\b(?:he|she|him)\\b");
    private static final Pattern PERSONS = Pattern.compile("(?i)\\b(?:his|hers?)\\b");
    private static final Pattern THING = Pattern.compile("(?i)\\b(?:it|they|them)\\b");
    private static final Pattern THINGS = Pattern.compile("(?i)\\b(?:its|their)\\b");
    private static final Pattern CONTINUES = Pattern.compile(
            "(?i)^\\s*(?:and|but|also|so|what about|how about|why|since when|who else|what else)\\b.*"
                    + "|.*\\b(?:there|that one|this one|the same|the former|the latter|this|that|these|those)\\s*[?.!]*\\s*$");
    private static final int READ_OF_ANSWER = 400;

    @Override
    public Question rewrite(Question question, List<Turn> history, Consumer<Usage> spent) {
        if (history.isEmpty()) {
            return question;
        }
        var text = question.text();
        var person = person(history.getLast());
        var thing = thing(history.getLast());
        var replaced = replace(replace(text, PERSON, person, ""), PERSONS, person, "'s");
        replaced = replace(replace(replaced, THING, thing, ""), THINGS, thing, "'s");
        if (replaced.equals(text)
                && CONTINUES.matcher(text).matches()
                && Names.of(text).isEmpty()) {
            replaced = thing.map(name -> text + " (" + name + ")").orElse(text);
        }
        return replaced.equals(text) ? question : question.withText(replaced);
    }

    /// Whoever was asked for, where the answer names somebody new; else whom the question names. A name that is
    /// more likely a place's only where there is no other.
    private static Optional<String> person(Turn turn) {
        return person(turn, Names::ofPersons).or(() -> person(turn, Names::of));
    }

    private static Optional<String> person(Turn turn, Function<String, List<String>> names) {
        var asked = turn.question().toLowerCase(Locale.ROOT);
        var named = names.apply(turn.question()).stream();
        var answered = names.apply(beginning(turn.answer())).stream()
                .filter(name -> !asked.contains(name.toLowerCase(Locale.ROOT)));
        return (asked.contains("who") ? Stream.concat(answered, named) : Stream.concat(named, answered)).findFirst();
    }

    /// What the question names first, else the answer.
    private static Optional<String> thing(Turn turn) {
        return Stream.concat(Names.of(turn.question()).stream(), Names.of(beginning(turn.answer())).stream())
                .findFirst();
    }

    private static String beginning(String answer) {
        return answer.substring(0, Math.min(READ_OF_ANSWER, answer.length())).replaceAll("\\[\\d+]", "");
    }

    private static String replace(String text, Pattern pronoun, Optional<String> name, String ending) {
        return name.map(n -> pronoun.matcher(text).replaceFirst(Matcher.quoteReplacement(n + ending)))
                .orElse(text);
    }
}
