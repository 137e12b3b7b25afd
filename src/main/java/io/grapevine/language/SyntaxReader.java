package io.grapevine.language;

import io.grapevine.domain.EntityType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads English text into words and noun phrases, by the same tagger and the same phrases as [PhraseExtractor].
/// Thread-safe. Its cost grows linearly with the text.
@Singleton
public final class SyntaxReader {

    private static final Set<String> DETERMINERS = Set.of("the", "a", "an", "this", "that", "these", "those", "any");
    /// Before a name in s they tell that it is a plural: `the Avengers`, `are Cubesats`.
    private static final Set<String> PLURAL_VERBS = Set.of("the", "are", "were", "do", "these", "those");
    private static final Set<String> QUANTITIES =
            Set.of("many", "much", "several", "few", "some", "more", "most", "other", "various", "all", "such");
    private static final Set<String> PLURALS = Set.of(
            "people",
            "children",
            "men",
            "women",
            "mice",
            "feet",
            "teeth",
            "geese",
            "criteria",
            "data",
            "media",
            "staff");

    private final Tagger tagger = new Tagger();
    private final TypeEvidence types = new TypeEvidence();

    public Syntax read(String text) {
        var words = new ArrayList<Syntax.Word>();
        var nouns = new ArrayList<Syntax.Noun>();
        int at = 0;
        int number = 0;
        for (var tagged : tagger.tag(text)) {
            var sentence = QuestionTags.mended(tagged);
            int offset = text.indexOf(sentence.text(), at);
            at = offset + sentence.text().length();
            int first = words.size();
            for (int i = 0; i < sentence.size(); i++) {
                var span = sentence.words()[i];
                words.add(new Syntax.Word(
                        new Span(offset + span.start(), offset + span.end()),
                        sentence.word(i),
                        sentence.tags()[i],
                        number));
            }
            nouns.addAll(nouns(sentence, first));
            number++;
        }
        return new Syntax(text, words, owned(text, words, nouns));
    }

    /// Makes one phrase of owner and owned (`Darwin's theory`), behind the owner's own.
    private static List<Syntax.Noun> owned(String text, List<Syntax.Word> words, List<Syntax.Noun> nouns) {
        var all = new ArrayList<Syntax.Noun>();
        for (var noun : nouns) {
            if (all.isEmpty() || all.getLast().to() != noun.from() - 1 || !isApostrophe(words.get(noun.from() - 1))) {
                all.add(noun);
                continue;
            }
            var owner = all.getLast();
            int start = words.get(owner.from()).span().start();
            int end = words.get(noun.to() - 1).span().end();
            all.add(new Syntax.Noun(
                    owner.from(),
                    noun.to(),
                    text.substring(start, end),
                    owner.determiner(),
                    noun.type(),
                    noun.plural(),
                    owner.proper()));
        }
        return all;
    }

    private static boolean isApostrophe(Syntax.Word word) {
        return word.lower().equals("'s") || word.lower().equals("'");
    }

    private List<Syntax.Noun> nouns(TaggedSentence sentence, int first) {
        return NounPhrases.of(sentence).stream()
                .filter(NounPhrases.Phrase::whole)
                .filter(phrase -> !isOnlyAnOpener(sentence, phrase))
                .map(phrase -> withoutQuantity(sentence, phrase))
                .map(phrase -> noun(sentence, phrase, first))
                .toList();
    }

    /// `legs` of `many legs`, `mammal` of `largest mammal`.
    private static NounPhrases.Phrase withoutQuantity(TaggedSentence sentence, NounPhrases.Phrase phrase) {
        int from = phrase.from();
        while (from < phrase.to() - 1 && isQuantity(sentence.word(from))) {
            from++;
        }
        return new NounPhrases.Phrase(from, phrase.to(), true);
    }

    private static boolean isQuantity(String word) {
        boolean superlative = word.length() > 4 && word.endsWith("est") && Character.isLowerCase(word.charAt(0));
        return QUANTITIES.contains(word) || superlative && !word.equals("interest") && !word.equals("forest");
    }

    /// A sentence's first word that nothing but its capital makes a name: `Wow, ...`, `Let ...`.
    private static boolean isOnlyAnOpener(TaggedSentence sentence, NounPhrases.Phrase phrase) {
        if (phrase.from() > 0 || phrase.to() > 1 || !sentence.isCapital(0)) {
            return false;
        }
        if (sentence.is(0, "NOUN")) {
            return sentence.size() > 2 && sentence.is(1, "PUNCT");
        }
        boolean goesOn = sentence.size() > 1
                && (sentence.is(1, "AUX") || sentence.is(1, "VERB") || sentence.is(1, "ADP") || sentence.is(1, "PART"));
        return !goesOn && sentence.size() > 2;
    }

    private Syntax.Noun noun(TaggedSentence sentence, NounPhrases.Phrase phrase, int first) {
        var name = NounPhrases.name(sentence, phrase);
        var type = types.ofPhrase(sentence, phrase, name);
        boolean proper = isProper(sentence, phrase);
        if (type == EntityType.OTHER && proper) {
            type = types.defined(sentence, phrase.to());
        }
        if (type == EntityType.OTHER && !proper) {
            type = types.ofNoun(name.substring(name.lastIndexOf(' ') + 1));
        }
        var before = before(sentence, phrase.from());
        return new Syntax.Noun(
                first + phrase.from(),
                first + phrase.to(),
                name,
                DETERMINERS.contains(before) ? before : "",
                type,
                isPlural(sentence, phrase, before),
                proper);
    }

    /// The word before a phrase, quantities left out.
    private static String before(TaggedSentence sentence, int from) {
        int i = from - 1;
        while (i > 0 && isQuantity(sentence.word(i))) {
            i--;
        }
        return i < 0 ? "" : sentence.word(i).toLowerCase(Locale.ROOT);
    }

    private static boolean isProper(TaggedSentence sentence, NounPhrases.Phrase phrase) {
        for (int i = phrase.from(); i < phrase.to(); i++) {
            var word = sentence.word(i);
            boolean capital = word.chars().anyMatch(Character::isUpperCase);
            if (capital
                    && (i > 0 || sentence.is(0, "PROPN") || word.chars().skip(1).anyMatch(Character::isUpperCase))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlural(TaggedSentence sentence, NounPhrases.Phrase phrase, String before) {
        int head = phrase.to() - 1;
        var word = sentence.word(head).toLowerCase(Locale.ROOT);
        if (PLURALS.contains(word)) {
            return true;
        }
        boolean ends = word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
        return ends && (sentence.is(head, "NOUN") || PLURAL_VERBS.contains(before) || !sentence.isCapital(head));
    }
}
