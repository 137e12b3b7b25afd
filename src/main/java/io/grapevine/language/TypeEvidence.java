package io.grapevine.language;

import io.grapevine.domain.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Tells the type of an entity from simple evidence, and `OTHER` where there is none: a noun before the name
/// (`actor Tom Hanks`), the name's own last word (`Oxford University`), what the sentence says it is (`X is a
/// film`), a form of address, a birth date, a date's own look.
public final class TypeEvidence {

    private static final String NOUNS = "/language/entity-types.txt";
    private static final Pattern DATE = Pattern.compile(
            "(?i)(\\d{1,2} )?(january|february|march|april|may|june|july|august|september|october|november|december)"
                    + "( \\d{1,2})?(,? \\d{4})?|\\d{3,4}s|.{0,90}\\bcentury");
    private static final Pattern ADDRESS =
            Pattern.compile("(Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|Saint|King|Queen|Prince"
                    + "|Princess|President|Senator|Captain|General|Colonel|Pope|Bishop)\\.? [A-Z].*");

    private final Map<String, EntityType> typeOfNoun = readNouns();

    /// The type of a phrase from its own words and the word before it.
    EntityType ofPhrase(TaggedSentence sentence, NounPhrases.Phrase phrase, String name) {
        if (DATE.matcher(name).matches()) {
            return EntityType.DATE;
        }
        if (!sentence.isCapital(phrase.from()) || !sentence.isCapital(phrase.to() - 1)) {
            return EntityType.OTHER;
        }
        if (ADDRESS.matcher(name).matches()) {
            return EntityType.PERSON;
        }
        var own = phrase.to() - phrase.from() > 1 ? ofName(name) : EntityType.OTHER;
        if (own != EntityType.OTHER || phrase.from() == 0) {
            return own;
        }
        int before = phrase.from() - 1;
        boolean common = sentence.is(before, "NOUN") && !sentence.isCapital(before);
        return common ? ofNoun(sentence.word(before)) : EntityType.OTHER;
    }

    /// The type that a name's last word gives: `Ohio River`.
    EntityType ofName(String name) {
        var last = name.substring(name.lastIndexOf(' ') + 1);
        var type = ofNoun(last);
        return type == EntityType.DATE || type == EntityType.PERSON ? EntityType.OTHER : type;
    }

    /// The type of what a noun names, in any case and number: `films`.
    public EntityType ofNoun(String noun) {
        var word = noun.toLowerCase(Locale.ROOT).replace(".", "");
        var type = typeOfNoun.get(word);
        if (type == null && word.endsWith("s")) {
            type = typeOfNoun.get(word.substring(0, word.length() - 1));
        }
        return type == null ? EntityType.OTHER : type;
    }

    /// What the sentence says that its subject is: the type of `film` in `X (1999) is a Filipino film directed
    /// by`. `OTHER` where the sentence defines nothing.
    EntityType defined(TaggedSentence s, int behindSubject) {
        int i = behindSubject;
        if (i < s.size() && s.word(i).equals("(")) {
            if (i + 1 < s.size() && s.word(i + 1).equals("born")) {
                return EntityType.PERSON;
            }
            while (i < s.size() && !s.word(i).equals(")")) {
                i++;
            }
            i++;
        }
        boolean copula = i + 2 < s.size() && s.is(i, "AUX") && s.is(i + 1, "DET");
        return copula ? ofHead(s, i + 2) : EntityType.OTHER;
    }

    /// The last noun of the run that begins at `from`: its head.
    private EntityType ofHead(TaggedSentence s, int from) {
        var type = EntityType.OTHER;
        for (int i = from; i < s.size(); i++) {
            if (s.is(i, "NOUN")) {
                type = ofNoun(s.word(i));
            } else if (!s.is(i, "ADJ") && !s.is(i, "PROPN") && !s.is(i, "NUM")) {
                break;
            }
        }
        return type;
    }

    private static Map<String, EntityType> readNouns() {
        var types = new HashMap<String, EntityType>();
        try (var in = TypeEvidence.class.getResourceAsStream(NOUNS);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var words = line.split(" ");
                for (int i = 1; i < words.length && !line.startsWith("#"); i++) {
                    types.putIfAbsent(words[i], EntityType.valueOf(words[0]));
                }
            }
            return Map.copyOf(types);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + NOUNS, e);
        }
    }
}
