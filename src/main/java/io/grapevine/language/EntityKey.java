package io.grapevine.language;

import java.text.Normalizer;

/// The canonical key of an entity's name: the same for every spelling that means the same thing.
///
/// Case, accents, punctuation, a leading article and a possessive ending do not count; nor does the plural of a
/// common noun, which is told by its last word standing in lower case (`film directors`, but `Rolling Stones`).
public final class EntityKey {

    /// No name is longer; a store's index of keys takes some 8,000 bytes at most, which are 2,700 characters at
    /// worst.
    static final int MAX_LENGTH = 300;

    private EntityKey() {}

    /// @return words in lower case with single spaces, at most [#MAX_LENGTH] characters; empty where the name
    ///         holds
    /// neither letter nor digit
    public static String of(String name) {
        return of(fold(name), name);
    }

    /// The key of words that are folded already.
    static String ofFolded(String words) {
        return of(words, words);
    }

    private static String of(String folded, String name) {
        var key = withoutArticle(folded);
        return shortened(endsInCommonNoun(name) ? singular(key) : key);
    }

    /// Cut at the end of a word where there is one, and never within a character.
    private static String shortened(String key) {
        if (key.length() <= MAX_LENGTH) {
            return key;
        }
        int space = key.lastIndexOf(' ', MAX_LENGTH);
        int end = space > 0 ? space : MAX_LENGTH;
        return key.substring(0, Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end);
    }

    /// Lower case without accents; whatever is neither letter nor digit separates words. Apostrophes within a
    /// word vanish with a possessive `s` behind them.
    static String fold(String text) {
        var s = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        var out = new StringBuilder(s.length());
        boolean space = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                if (space && out.length() > 0) {
                    out.append(' ');
                }
                space = false;
                out.append(Character.toLowerCase(c));
            } else if (isApostrophe(c)) {
                if (isPossessive(s, i)) {
                    i++;
                }
            } else if (!(c == '.' && isInitial(s, i)) && Character.getType(c) != Character.NON_SPACING_MARK) {
                space = true;
            }
        }
        return out.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC';
    }

    private static boolean isPossessive(String s, int apostrophe) {
        return apostrophe > 0
                && apostrophe + 1 < s.length()
                && s.charAt(apostrophe + 1) == 's'
                && Character.isLetterOrDigit(s.charAt(apostrophe - 1))
                && (apostrophe + 2 == s.length() || !Character.isLetterOrDigit(s.charAt(apostrophe + 2)));
    }

    /// The stop inside `U.S.A`: between two single capitals, where it does not separate words.
    private static boolean isInitial(String s, int stop) {
        return stop > 0
                && stop + 1 < s.length()
                && Character.isUpperCase(s.charAt(stop - 1))
                && Character.isUpperCase(s.charAt(stop + 1))
                && (stop < 2 || !Character.isLetterOrDigit(s.charAt(stop - 2)))
                && (stop + 2 >= s.length() || !Character.isLowerCase(s.charAt(stop + 2)));
    }

    private static String withoutArticle(String key) {
        for (var article : new String[] {"the ", "an ", "a "}) {
            if (key.startsWith(article) && key.length() > article.length()) {
                return key.substring(article.length());
            }
        }
        return key;
    }

    private static boolean endsInCommonNoun(String name) {
        int end = name.length();
        while (end > 0 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(name.charAt(start - 1))) {
            start--;
        }
        return end - start > 3 && Character.isLowerCase(name.charAt(start));
    }

    private static String singular(String key) {
        if (key.endsWith("ies") && key.length() > 4) {
            return key.substring(0, key.length() - 3) + "y";
        }
        for (var ending : new String[] {"sses", "shes", "ches", "xes", "zes"}) {
            if (key.endsWith(ending)) {
                return key.substring(0, key.length() - 2);
            }
        }
        boolean plural = key.endsWith("s") && !key.endsWith("ss") && !key.endsWith("us") && !key.endsWith("is");
        return plural ? key.substring(0, key.length() - 1) : key;
    }
}
