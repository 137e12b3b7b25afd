package io.grapevine.ingest.split;

import io.grapevine.domain.Table;
import io.grapevine.ingest.load.Content;
import io.grapevine.language.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Cuts a document's text into passages: along its pages and headings, then paragraphs, then sentences, and
/// words where a sentence is longer than a passage. Deterministic; safe for use by many threads.
///
/// All text that is not white space lies in exactly one passage, in order; only a heading above other text lies
/// in none: it is in the heading path of the passages below it. Blocks (lists, code, quotes, tables) are kept
/// whole where they fit, with the sentence that announces them; a larger table is cut between rows, and the
/// names of its columns are in the heading path of each passage that does not hold them. Linear in the text.
public final class PassageSplitter {

    /// Counts what is written in the hash of a document: raised when the same text comes out as other passages.
    public static final int VERSION = 2;

    /// 50,000: two and a half times what the longest text that is read (20 million characters) comes to.
    public static final int MOST_PASSAGES = 50_000;

    private final ToIntFunction<String> tokens;
    private final int size;
    private final int recordSize;
    private final int most;

    /// @param tokens     counts the tokens of a text
    /// @param size       largest passage, in tokens
    /// @param recordSize largest record, in tokens with its title, that stays one passage: what the embedding
    ///                   model reads at once
    public PassageSplitter(ToIntFunction<String> tokens, int size, int recordSize) {
        this(tokens, size, recordSize, MOST_PASSAGES);
    }

    /// @param most most passages that one document may have
    public PassageSplitter(ToIntFunction<String> tokens, int size, int recordSize, int most) {
        if (size < 1 || recordSize < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "passage size and number must be at least 1, were " + Math.min(size, recordSize) + " and " + most);
        }
        this.tokens = tokens;
        this.size = size;
        this.recordSize = recordSize;
        this.most = most;
    }

    /// @throws TooManyPassages where the document is larger than is taken
    public List<Cut> split(Content content) {
        var text = content.text();
        if (content.record() && Units.tokens(content.title() + "\n" + text, tokens) <= recordSize) {
            var whole = Units.trimmed(text, 0, text.length());
            return whole.length() == 0 ? List.of() : List.of(new Cut(whole.start(), whole.end(), "", 0));
        }
        var units = new Units(text, Structure.of(content), tokens, size);
        var cuts = new ArrayList<Cut>();
        for (var region : Region.of(content)) {
            for (var run : units.in(region.start(), region.end())) {
                if (run.table().isPresent()) {
                    addRows(cuts, region, run.table().get(), units);
                } else {
                    pack(run.units()).forEach(span -> add(cuts, span, region, region.heading()));
                }
            }
        }
        return cuts;
    }

    private void addRows(List<Cut> cuts, Region region, Table table, Units units) {
        var rows = new TableRows(units, table, size, recordSize);
        var above = region.endsWith(table.caption()) ? region.heading() : path(region.heading(), table.caption());
        for (var group : rows.groups()) {
            for (var span : pack(group.rows())) {
                var heading = rows.holdsHeader(span.start()) ? above : path(above, group.header());
                add(cuts, span, region, heading);
            }
        }
    }

    private void add(List<Cut> cuts, Span span, Region region, String heading) {
        if (cuts.size() == most) {
            throw new TooManyPassages(most);
        }
        cuts.add(new Cut(span.start(), span.end(), heading, region.page()));
    }

    private static String path(String above, String below) {
        return above.isEmpty() || below.isEmpty() ? above + below : above + " > " + below;
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
