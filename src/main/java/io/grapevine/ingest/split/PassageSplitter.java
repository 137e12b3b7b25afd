package io.grapevine.ingest.split;

import io.grapevine.ingest.load.Content;
import io.grapevine.language.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Cuts a document's text into passages: along its pages and headings, then paragraphs, then sentences, and
/// words
/// where a sentence is longer than a passage. Deterministic; safe for use by many threads.
///
/// All text that is not white space lies in exactly one passage, in order; only a heading above other text lies
/// in
/// none: it is in the heading path of the passages below it.
public final class PassageSplitter {

    /// Counts what is written in the hash of a document: raised when the same text comes out as other passages.
    public static final int VERSION = 1;

    private final ToIntFunction<String> tokens;
    private final int size;
    private final int recordSize;

    /// @param tokens     counts the tokens of a text
    /// @param size       largest passage, in tokens
    /// @param recordSize largest record, in tokens with its title, that stays one passage: what the embedding
    ///                   model reads at once
    public PassageSplitter(ToIntFunction<String> tokens, int size, int recordSize) {
        if (size < 1 || recordSize < 1) {
            throw new IllegalArgumentException(
                    "passage size must be at least 1 token, was " + Math.min(size, recordSize));
        }
        this.tokens = tokens;
        this.size = size;
        this.recordSize = recordSize;
    }

    public List<Cut> split(Content content) {
        var text = content.text();
        if (content.record() && Units.tokens(content.title() + "\n" + text, tokens) <= recordSize) {
            var whole = Units.trimmed(text, 0, text.length());
            return whole.length() == 0 ? List.of() : List.of(new Cut(whole.start(), whole.end(), "", 0));
        }
        var units = new Units(text, tokens, size);
        var cuts = new ArrayList<Cut>();
        for (var region : Region.of(content)) {
            for (var span : pack(units.in(region.start(), region.end()))) {
                cuts.add(new Cut(span.start(), span.end(), region.heading(), region.page()));
            }
        }
        return cuts;
    }

    /// Puts units together to passages of about equal size, as few as the largest size allows.
    private List<Span> pack(List<Units.Unit> units) {
        int total = units.stream().mapToInt(Units.Unit::tokens).sum();
        int wanted = Math.ceilDiv(total, Math.max(1, Math.ceilDiv(total, size)));
        var spans = new ArrayList<Span>();
        int start = -1;
        int end = -1;
        int sum = 0;
        for (var unit : units) {
            if (start >= 0 && (sum + unit.tokens() > size || sum + unit.tokens() / 2 >= wanted)) {
                spans.add(new Span(start, end));
                start = -1;
                sum = 0;
            }
            start = start < 0 ? unit.start() : start;
            end = unit.end();
            sum += unit.tokens();
        }
        if (start >= 0) {
            spans.add(new Span(start, end));
        }
        return spans;
    }
}
