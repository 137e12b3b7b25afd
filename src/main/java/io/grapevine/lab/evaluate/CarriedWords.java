package io.grapevine.lab.evaluate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Of the words that only a turn's full wording has, those that the question has as it was read.
///
/// Words are runs of letters and digits in lower case, without the commonest.
///
/// @param wanted  how many words only the full wording has
/// @param carried how many of them were read
/// @param strange how many words were added that the full wording does not have
public record CarriedWords(int wanted, int carried, int strange) {

    private static final Set<String> COMMON =
            Set.of(("a an and are as at be by can did do does for from had has have how "
                            + "i in is it its me my of on or so some tell that the their them then there these they this those to was "
                            + "were what when where which who why will with would you your about more it's s any also been just if")
                    .split(" "));

    static CarriedWords of(String asked, String meant, String read) {
        var missing = words(meant);
        missing.removeAll(words(asked));
        var carried = words(read);
        carried.retainAll(missing);
        var strange = words(read);
        strange.removeAll(words(meant));
        strange.removeAll(words(asked));
        return new CarriedWords(missing.size(), carried.size(), strange.size());
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        var word = new StringBuilder();
        for (int c : (text.toLowerCase(Locale.ROOT) + " ").codePoints().toArray()) {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        words.removeAll(COMMON);
        return words;
    }
}
