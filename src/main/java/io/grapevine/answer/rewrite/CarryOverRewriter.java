package io.grapevine.answer.rewrite;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import io.grapevine.language.PhraseExtractor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes a follow-up question stand alone without a chat model: puts the names of the last turn in the place of the
/// pronouns (`and where was he born?` -> `and where was Ilse Fenwright born?`), or behind the question where there is no
/// pronoun to replace (`what about 2024?` -> `what about 2024? (Sedge Bank Cellar)`).
public final class CarryOverRewriter implements Rewriter {

    private static final Pattern PERSON = Pattern.compile("(?i)\\b(he|she|him)\\b");
    private static final Pattern PERSONS = Pattern.compile("(?i)\\b(his|her|hers)\\b");
    private static final Pattern THING = Pattern.compile("(?i)\\b(it|they|them)\\b");
    private static final Pattern THINGS = Pattern.compile("(?i)\\b(its|their)\\b");
    private static final Pattern CONTINUES = Pattern.compile(
            "(?i)^\\s*(?:and|but|also|so|what about|how about|why|since when|who else|what else|which of (?:them|these|those))\\b.*"
            + "|.*\\b(?:there|that one|this one|the same|the former|the latter|this|that|these|those)\\s*[?.!]*\\s*$");
    private static final int READ_OF_ANSWER = 400;

    private final PhraseExtractor phrases;

    public CarryOverRewriter(PhraseExtractor phrases) {
        this.phrases = phrases;
    }

    @Override
    public Question rewrite(Question question, List<Turn> history) {
        if (history.isEmpty()) {
            return question;
        }
        var last = history.getLast();
        var text = question.text();
        var person = name(last, entity -> entity.type() == EntityType.PERSON);
        var thing = name(last, entity -> entity.type() != EntityType.PERSON && entity.type() != EntityType.DATE);
        var replaced = replace(replace(text, PERSON, person, ""), PERSONS, person, "'s");
        replaced = replace(replace(replaced, THING, thing, ""), THINGS, thing, "'s");
        if (replaced.equals(text) && CONTINUES.matcher(text).matches() && !namesSomething(text)) {
            replaced = thing.or(() -> person).map(name -> text + " (" + name + ")").orElse(text);
        }
        return replaced.equals(text) ? question : question.withText(replaced);
    }

    /// The first name of that kind in the last question, else in what was answered.
    private Optional<String> name(Turn turn, Predicate<Entity> kind) {
        var answer = turn.answer().replaceAll("\\[\\d+]", "");
        return Stream.of(turn.question(), answer.substring(0, Math.min(READ_OF_ANSWER, answer.length())))
                .flatMap(text -> phrases.phrasesOf(text).stream())
                .filter(entity -> isProper(entity.name()))
                .filter(kind)
                .map(Entity::name)
                .findFirst();
    }

    private boolean namesSomething(String text) {
        return phrases.phrasesOf(text).stream().map(Entity::name)
                .anyMatch(name -> isProper(name) && !text.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isProper(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    private static String replace(String text, Pattern pronoun, Optional<String> name, String ending) {
        return name.map(n -> pronoun.matcher(text).replaceFirst(Matcher.quoteReplacement(n + ending))).orElse(text);
    }
}
