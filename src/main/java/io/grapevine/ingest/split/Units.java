package io.grapevine.ingest.split;

import io.grapevine.language.Sentences;
import io.grapevine.language.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The pieces of a text that should stay whole: paragraphs, or sentences where a paragraph is longer than a
/// passage, or parts of a sentence where that is.
record Units(String text, ToIntFunction<String> counter, int size) {

    // The tokenizer takes a run of a hundred letters and more for one unknown word; no passage may grow by that.
    private static final int MOST_CHARACTERS_A_TOKEN = 16;
    private static final int SENTENCE_WINDOW = 20_000; // characters in which sentences are looked for at once

    record Unit(int start, int end, int tokens) {}

    /// The units between two offsets, in order.
    List<Unit> in(int start, int end) {
        var units = new ArrayList<Unit>();
        for (int from = start; from < end; ) {
            int to = endOfParagraph(from, end);
            addParagraph(units, trimmed(text, from, to));
            from = to;
        }
        return units;
    }

    static int tokens(String text, ToIntFunction<String> counter) {
        return Math.max(counter.applyAsInt(text), Math.ceilDiv(text.length(), MOST_CHARACTERS_A_TOKEN));
    }

    static Span trimmed(String text, int start, int end) {
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

    /// Offset behind the blank line that ends the paragraph; a paragraph without end is cut at the end of a
    /// line.
    private int endOfParagraph(int from, int end) {
        int line = from;
        boolean said = false;
        while (line < end) {
            int next = text.indexOf('\n', line) + 1;
            next = next == 0 || next > end ? end : next;
            boolean blank = text.substring(line, next).isBlank();
            if (said && (blank || next - from > SENTENCE_WINDOW)) {
                return line;
            }
            said |= !blank;
            line = next;
        }
        return end;
    }

    private void addParagraph(List<Unit> units, Span paragraph) {
        if (paragraph.length() == 0) {
            return;
        }
        int tokens = tokens(paragraph.of(text), counter);
        if (tokens <= size) {
            units.add(new Unit(paragraph.start(), paragraph.end(), tokens));
            return;
        }
        for (int from = paragraph.start(); from < paragraph.end(); ) {
            int to = Math.min(paragraph.end(), from + SENTENCE_WINDOW);
            to = to < paragraph.end() ? lastSpace(from, to) : to;
            for (var sentence : Sentences.of(text.substring(from, to))) {
                addSentence(units, new Span(from + sentence.start(), from + sentence.end()));
            }
            from = to;
        }
    }

    private void addSentence(List<Unit> units, Span sentence) {
        int tokens = tokens(sentence.of(text), counter);
        if (tokens <= size || sentence.length() < 2) {
            units.add(new Unit(sentence.start(), sentence.end(), tokens));
            return;
        }
        int middle = middle(sentence);
        if (middle <= sentence.start() || middle >= sentence.end()) {
            units.add(new Unit(sentence.start(), sentence.end(), tokens));
            return;
        }
        addSentence(units, trimmed(text, sentence.start(), middle));
        addSentence(units, trimmed(text, middle, sentence.end()));
    }

    /// The white space nearest to the middle, or the middle itself where a single word is too long.
    private int middle(Span span) {
        int half = span.start() + span.length() / 2;
        for (int i = 0; i < span.length() / 2; i++) {
            if (isSpace(text.charAt(half - i))) {
                return half - i;
            }
            if (half + i < span.end() && isSpace(text.charAt(half + i))) {
                return half + i;
            }
        }
        return Character.isLowSurrogate(text.charAt(half)) ? half + 1 : half;
    }

    private int lastSpace(int from, int to) {
        for (int i = to; i > from + SENTENCE_WINDOW / 2; i--) {
            if (isSpace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
