package io.grapevine.answer.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;

/// Reduces texts to the stems of their content words, so that they can be compared by words.
///
/// A scan from left to right: time grows with the length of the text. Scripts without spaces give pairs of
/// neighbouring characters. A stop word in capitals amid other words (`IT`, `US`) is a name, thus a term.
public final class Terms {

    /// Of scripts in which a mark does not make another letter, as it does of Cyrillic и and й.
    private static final Pattern ACCENT =
            Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsArabic}\\p{IsHebrew}])\\p{M}+");
    /// Words that say nothing of what a question is about, question words and verbs of asking among them.
    private static final Set<String> STOP =
            Set.of(("a an the and or but nor so yet of in on at to from by with without for as into over "
                            + "under between about after before during than then that this these those it its he she "
                            + "they them his her their our your my me we us you i is are was were be been being am "
                            + "do does did done has have had having can could will would shall should may might must "
                            + "not no yes who whom whose which what when where why how many much there here also "
                            + "such very more most some any each both either same other another if because while s t "
                            + "please tell give say said show explain describe der das den dem des ein eine einer "
                            + "eines einem einen und oder ist sind wer wie wann wo warum welche welcher welches im "
                            + "zu zum zur von vom mit auf bei für nach wird werden wurde wurden haben le la les un "
                            + "une du de et ou est sont qui que quoi quel quelle quels quelles combien où comment "
                            + "pourquoi dans au aux")
                    .split(" "));

    private Terms() {}

    /// The distinct terms in the order of their first occurrence.
    public static Set<String> of(String text) {
        return new LinkedHashSet<>(list(text));
    }

    /// All terms in the order of the text.
    public static List<String> list(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = Normalizer.normalize(ACCENT.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
        var stemmers = new EnumMap<ALGORITHM, SnowballStemmer>(ALGORITHM.class);
        var shouted = plain.strip().contains(" ") && plain.equals(plain.toUpperCase(Locale.ROOT));
        var terms = new ArrayList<String>();
        var length = plain.length();
        for (var i = 0; i < length; ) {
            var c = plain.codePointAt(i);
            if (!Character.isLetterOrDigit(c)) {
                i += Character.charCount(c);
            } else if (hasNoSpaces(c)) {
                i = addPair(plain, i, terms);
            } else {
                var end = endOfWord(plain, i);
                var stemmer = stemmers.computeIfAbsent(stemmer(c), SnowballStemmer::new);
                add(plain.substring(i, end), shouted, stemmer, terms);
                i = end;
            }
        }
        return terms;
    }

    /// Whether a character belongs to a script that puts no spaces between words.
    static boolean hasNoSpaces(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /// A word's script tells its language as far as the stemmer needs it.
    private static ALGORITHM stemmer(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case ARABIC -> ALGORITHM.ARABIC;
            case CYRILLIC -> ALGORITHM.RUSSIAN;
            case GREEK -> ALGORITHM.GREEK;
            default -> ALGORITHM.ENGLISH;
        };
    }

    private static void add(String word, boolean shouted, SnowballStemmer stemmer, List<String> terms) {
        var lower = word.toLowerCase(Locale.ROOT);
        var acronym = !shouted && word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        if (acronym || !STOP.contains(lower)) {
            terms.add(
                    acronym && STOP.contains(lower)
                            ? word
                            : stemmer.stem(IrregularForms.base(lower)).toString());
        }
    }

    private static int addPair(String text, int i, List<String> terms) {
        var next = text.offsetByCodePoints(i, 1);
        if (next < text.length() && hasNoSpaces(text.codePointAt(next))) {
            terms.add(text.substring(i, text.offsetByCodePoints(next, 1)));
        } else if (i == 0 || !hasNoSpaces(text.codePointBefore(i))) {
            terms.add(text.substring(i, next));
        }
        return next;
    }

    /// Stops and commas between digits belong to the word.
    private static int endOfWord(String text, int start) {
        var i = start;
        while (i < text.length()) {
            var c = text.codePointAt(i);
            var inner = (c == '.' || c == ',')
                    && Character.isDigit(text.codePointBefore(i))
                    && i + 1 < text.length()
                    && Character.isDigit(text.codePointAt(i + 1));
            if (!inner && (!Character.isLetterOrDigit(c) || hasNoSpaces(c))) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }
}
