package io.grapevine.ingest.split;

import io.grapevine.domain.Table;
import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.split.Structure.Piece;
import io.grapevine.language.Sentences;
import io.grapevine.language.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The pieces of a text that should stay whole: blocks and paragraphs, or sentences where a paragraph is longer
/// than a passage, or parts of a sentence where that is.
record Units(String text, Structure structure, ToIntFunction<String> counter, int size) {

    // The tokenizer takes a run of a hundred letters and more for one unknown word; no passage may grow by that.
    private static final int MOST_CHARACTERS_A_TOKEN = 16;
    private static final int SENTENCE_WINDOW = 20_000; // characters in which sentences are looked for at once

    record Unit(int start, int end, int tokens) {}

    /// Units that are packed together.
    ///
    /// @param table the one that they are rows of, where it is larger than a passage
    record Run(List<Unit> units, Optional<Table> table) {}

    /// The units between two offsets, in order; a table that is larger than a passage is a run of its own.
    List<Run> in(int start, int end) {
        var runs = new ArrayList<Run>();
        var units = new ArrayList<Unit>();
        int from = start;
        var pieces = structure.between(start, end);
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            addParagraphs(units, from, piece.start());
            var table = piece.table().filter(found -> tokens(piece.start(), piece.end()) > size);
            if (table.isPresent()) {
                runs.add(new Run(List.copyOf(units), Optional.empty()));
                runs.add(new Run(List.of(), table));
                units.clear();
                from = piece.end();
                continue;
            }
            int last = i;
            while (last + 1 < pieces.size() && isSameList(pieces, last)) {
                last++;
            }
            boolean introduced = !units.isEmpty() && introduces(units.getLast(), piece);
            int first = units.size();
            addWhole(units, pieces.subList(i, last + 1));
            if (introduced) {
                join(units, first - 1);
            }
            i = last;
            from = pieces.get(last).end();
        }
        addParagraphs(units, from, end);
        runs.add(new Run(List.copyOf(units), Optional.empty()));
        return runs;
    }

    private boolean isSameList(List<Piece> pieces, int index) {
        var item = pieces.get(index);
        var next = pieces.get(index + 1);
        return item.kind() == Kind.LIST_ITEM
                && next.kind() == Kind.LIST_ITEM
                && trimmed(text, item.end(), next.start()).length() == 0;
    }

    /// Adds one block, or the items of one list, as few units as fit.
    private void addWhole(List<Unit> units, List<Piece> pieces) {
        int start = pieces.getFirst().start();
        int end = pieces.getLast().end();
        int tokens = tokens(start, end);
        if (tokens <= size) {
            units.add(new Unit(start, end, tokens));
        } else if (pieces.size() > 1) {
            pieces.forEach(item -> addWhole(units, List.of(item)));
        } else if (pieces.getFirst().kind() == Kind.CODE) {
            addLines(units, start, end);
        } else {
            addParagraphs(units, start, end);
        }
    }

    /// Whether a unit ends in the colon that announces the block below it, or names the table there.
    private boolean introduces(Unit unit, Piece piece) {
        if (trimmed(text, unit.end(), piece.start()).length() > 0) {
            return false;
        }
        char last = text.charAt(unit.end() - 1);
        return last == ':'
                || last == '：'
                || piece.table()
                        .filter(table -> table.caption().equals(text.substring(unit.start(), unit.end())))
                        .isPresent();
    }

    /// Makes one unit of two, where that is no larger than a passage.
    private void join(List<Unit> units, int first) {
        var announcing = units.get(first);
        var announced = units.get(first + 1);
        int tokens = announcing.tokens() + announced.tokens();
        if (tokens <= size) {
            units.set(first, new Unit(announcing.start(), announced.end(), tokens));
            units.remove(first + 1);
        }
    }

    /// Code: the parts between its blank lines, or its lines where those are larger than a passage.
    private void addLines(List<Unit> units, int start, int end) {
        for (int from = start; from < end; ) {
            int to = endOfParagraph(from, end);
            int tokens = tokens(from, to);
            if (tokens <= size) {
                addParagraph(units, trimmed(text, from, to));
            } else {
                for (int line = from; line < to; ) {
                    int next = text.indexOf('\n', line) + 1;
                    next = next == 0 || next > to ? to : next;
                    addParagraph(units, trimmed(text, line, next));
                    line = next;
                }
            }
            from = to;
        }
    }

    private void addParagraphs(List<Unit> units, int start, int end) {
        for (int from = start; from < end; ) {
            int to = endOfParagraph(from, end);
            addParagraph(units, trimmed(text, from, to));
            from = to;
        }
    }

    /// A part of the text as one unit, or as its sentences where it is larger than a passage.
    List<Unit> sentences(int start, int end) {
        var units = new ArrayList<Unit>();
        addParagraph(units, trimmed(text, start, end));
        return units;
    }

    int tokens(int start, int end) {
        return tokens(text.substring(start, end));
    }

    int tokens(String part) {
        return tokens(part, counter);
    }

    int find(String part, int from, int end) {
        int found = text.indexOf(part, from, end);
        return found < 0 ? from : found;
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
