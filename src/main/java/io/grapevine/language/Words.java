package io.grapevine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits a sentence into words and punctuation marks. By rules rather than by OpenNLP's tokenizer, which breaks
/// hyphenated names (`Garcia` `-Molina`) and takes as long as the tagging.
///
/// Words keep inner hyphens (`Garcia-Molina`), the stops of initials (`J.`, `U.S.`), ampersands between capitals
/// (`AT&T`), and stops and commas between digits (`1,890.5`); a possessive or contracted ending is a word of its
/// own (`Publix` `'s`, `did` `n't`).
public final class Words {

    private static final String[] ENDINGS = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"};

    private Words() {}

    /// In the order of the sentence.
    public static List<Span> of(String sentence) {
        var words = new ArrayList<Span>();
        int i = 0;
        while (i < sentence.length()) {
            int c = sentence.codePointAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                i += Character.charCount(c);
            } else if (isWordPart(c)) {
                int end = endOfWord(sentence, i);
                int split = startOfEnding(sentence, i, end);
                words.add(new Span(i, split));
                if (split < end) {
                    words.add(new Span(split, end));
                }
                i = end;
            } else {
                words.add(new Span(i, i + Character.charCount(c)));
                i += Character.charCount(c);
            }
        }
        return words;
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int endOfWord(String s, int start) {
        int i = start;
        while (i < s.length()) {
            int c = s.codePointAt(i);
            if (isWordPart(c) || joins(s, start, i)) {
                i += Character.charCount(c);
            } else {
                break;
            }
        }
        return i;
    }

    /// True where the mark at `i`, which is neither first nor a letter, belongs into the word.
    private static boolean joins(String s, int start, int i) {
        char c = s.charAt(i);
        char before = s.charAt(i - 1);
        boolean more = i + 1 < s.length() && isWordPart(s.codePointAt(i + 1));
        return switch (c) {
            case '-', '\u2010', '\u2011', '\'', '\u2019' -> more && isWordPart(before);
            case '&' -> more && Character.isUpperCase(before) && Character.isUpperCase(s.charAt(i + 1));
            case ',' -> more && Character.isDigit(before) && Character.isDigit(s.charAt(i + 1));
            case '.' ->
                isInitial(s, start, i) || more && Character.isDigit(before) && Character.isDigit(s.charAt(i + 1));
            default -> false;
        };
    }

    /// `J.`, `U.S.`: a single capital before the stop, and before it the start of the word or another stop.
    private static boolean isInitial(String s, int start, int stop) {
        boolean single = stop - 1 == start || s.charAt(stop - 2) == '.';
        return single && Character.isUpperCase(s.charAt(stop - 1));
    }

    private static int startOfEnding(String s, int start, int end) {
        var word = s.substring(start, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        for (var ending : ENDINGS) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return end - ending.length();
            }
        }
        return end;
    }
}
