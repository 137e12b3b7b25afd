package io.grapevine.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.sentdetect.SentenceDetectorME;

/// Splits text into sentences: English by a trained detector, other scripts at their full stops. Thread-safe.
///
/// The spans are in order, do not overlap, hold no white space at either end, and together hold every character
/// that is not white space. A blank line always ends a sentence; a full stop behind a title, an initial or a
/// usual abbreviation never does.
public final class Sentences {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "gen", "col", "lt", "sgt", "capt", "rev", "hon", "gov",
            "sen", "rep", "vs", "no", "vol", "fig", "ca", "cf", "e.g", "i.e", "approx", "mt", "ft", "b", "d", "c", "r",
            "née", "op", "ed", "eds", "pp", "sec", "art");

    /// Of Chinese and Japanese, Devanagari, Arabic, Urdu, Ethiopic, Armenian, Khmer and Burmese.
    private static final String FULL_STOPS = "。！？｡।॥؟۔።։។။";
    private static final String CLOSERS = "”’」』）】》\"";

    /// A number that ends a sentence, which the detector takes for one that begins an item: `grade 2. The sensor`.
    private static final Pattern NUMBER_AT_END =
            Pattern.compile("(?<=\\p{Ll} \\d{1,4}\\.)\\s+(?=(?:The|An?|It|Its|This|That"
                    + "|These|Those|They|He|She|We|You|If|When|For|Each|All|There|No|Every|After|Before|With) \\p{L})");

    private Sentences() {}

    public static List<Span> of(String text) {
        var detector = new SentenceDetectorME(LanguageModels.sentences());
        var spans = new ArrayList<Span>();
        for (var block : blocks(text).stream()
                .flatMap(block -> clauses(text, block).stream())
                .toList()) {
            var first = spans.size();
            for (var found : detector.sentPosDetect(block.of(text))) {
                var span = trimmed(text, block.start() + found.getStart(), block.start() + found.getEnd());
                if (span.length() == 0) {
                    continue;
                }
                if (spans.size() > first && doesNotEnd(text, spans.getLast(), span)) {
                    span = new Span(spans.removeLast().start(), span.end());
                }
                spans.add(span);
            }
        }
        return List.copyOf(spans);
    }

    /// The stretches between blank lines.
    private static List<Span> blocks(String text) {
        var blocks = new ArrayList<Span>();
        int start = 0;
        int lineStart = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != '\n') {
                continue;
            }
            if (trimmed(text, lineStart, i).length() == 0) {
                add(blocks, trimmed(text, start, lineStart));
                start = i;
            }
            lineStart = Math.min(i + 1, text.length());
        }
        add(blocks, trimmed(text, Math.min(start, text.length()), text.length()));
        return blocks;
    }

    /// A block cut behind the full stops of scripts that put no space there, behind those of other scripts that the
    /// English detector does not know, and behind a number that ends a sentence.
    private static List<Span> clauses(String text, Span block) {
        var clauses = new ArrayList<Span>();
        var ends = numbersAtEnd(text, block);
        var start = block.start();
        for (var i = block.start(); i < block.end(); i++) {
            if (ends.get(i)) {
                add(clauses, trimmed(text, start, i));
                start = i;
            }
            if (FULL_STOPS.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            while (i + 1 < block.end() && CLOSERS.indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            }
            add(clauses, trimmed(text, start, i + 1));
            start = i + 1;
        }
        add(clauses, trimmed(text, start, block.end()));
        return clauses;
    }

    /// Where the white space begins behind each.
    private static BitSet numbersAtEnd(String text, Span block) {
        var ends = new BitSet();
        NUMBER_AT_END.matcher(text).region(block.start(), block.end()).results().forEach(end -> ends.set(end.start()));
        return ends;
    }

    private static void add(List<Span> blocks, Span block) {
        if (block.length() > 0) {
            blocks.add(block);
        }
    }

    private static Span trimmed(String text, int start, int end) {
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// True where the full stop at the end of `before` belongs to an abbreviation or an initial, or where
    /// `after` goes on in lower case.
    private static boolean doesNotEnd(String text, Span before, Span after) {
        if (text.charAt(before.end() - 1) != '.') {
            return false;
        }
        if (Character.isLowerCase(text.charAt(after.start()))) {
            return true;
        }
        int end = before.end() - 1;
        int start = end;
        while (start > before.start() && !isSpace(text.charAt(start - 1)) && text.charAt(start - 1) != '(') {
            start--;
        }
        var word = text.substring(start, end);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !"I".equals(word);
        return initial
                || ABBREVIATIONS.contains(word.toLowerCase(java.util.Locale.ROOT))
                        && word.length() > 0
                        && (Character.isUpperCase(word.charAt(0))
                                || !Character.isUpperCase(text.charAt(after.start())));
    }
}
