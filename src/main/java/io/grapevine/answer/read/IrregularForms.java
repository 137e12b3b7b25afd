package io.grapevine.answer.read;

import io.grapevine.language.WordList;
import java.util.HashMap;
import java.util.Map;

/// English words whose forms a stemmer does not bring together: `hid` and `hidden` are `hide`, `children` are
/// `child`.
final class IrregularForms {

    private static final String FORMS = "/language/irregular-en.txt";
    private static final Map<String, String> BASES = read();

    private IrregularForms() {}

    /// The form that stands for all forms of a word in lower case; the word itself where its forms are regular.
    static String base(String word) {
        return BASES.getOrDefault(word, word);
    }

    private static Map<String, String> read() {
        var bases = new HashMap<String, String>();
        WordList.lines(FORMS).stream().map(line -> line.split(" ")).forEach(forms -> {
            for (var i = 1; i < forms.length; i++) {
                bases.put(forms[i], forms[0]);
            }
        });
        return Map.copyOf(bases);
    }
}
