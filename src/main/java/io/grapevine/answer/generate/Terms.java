package io.grapevine.answer.generate;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.snowball.SnowballStemmer;

/// The words of a text that carry its meaning, as stems: how texts are compared by their words.
final class Terms {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,]\\p{N}+)*");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    /// Words that say nothing of what a question is about, question words and verbs of asking among them.
    private static final Set<String> STOP =
            Set.of(("a an the and or but nor so yet of in on at to from by with without for as into "
                            + "over under between about after before during than then that this these those it its he she they them his her "
                            + "their our your my me we us you i is are was were be been being am do does did done has have had having can could "
                            + "will would shall should may might must not no yes who whom whose which what when where why how many much there "
                            + "here also such very more most some any each both either same other another if because while s t please tell "
                            + "give say said name list show explain describe")
                    .split(" "));

    private Terms() {}

    /// In the order of their first occurrence.
    static Set<String> of(String text) {
        var stemmer = new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH);
        var terms = new LinkedHashSet<String>();
        var matcher = WORD.matcher(
                ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll(""));
        while (matcher.find()) {
            var word = matcher.group().toLowerCase(Locale.ROOT);
            if (!STOP.contains(word)) {
                terms.add(stemmer.stem(word).toString());
            }
        }
        return terms;
    }
}
