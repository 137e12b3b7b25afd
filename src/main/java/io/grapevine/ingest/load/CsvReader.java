package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.load.ContentBuilder.TooMuchText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/// Reads values with separators: comma, semicolon, tab or bar, whichever parts the lines most evenly. Linear in
/// the text.
final class CsvReader {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    /// Records that are looked at to find the separator.
    private static final int SAMPLE = 200;

    private CsvReader() {}

    /// @throws TooMuchText where the text or the table is larger than is taken
    static Content read(String text, String mediaType, String title, int limit) {
        var builder = new ContentBuilder(limit);
        var stated = statedSeparator(text);
        var body = stated.isPresent() ? text.substring(text.indexOf('\n') + 1) : text;
        char separator = stated.orElseGet(() -> separatorOf(body, mediaType));
        var records = records(body, separator, builder);
        int top = preamble(records);
        for (var line : records.subList(0, top)) {
            builder.begin(Kind.CAPTION).flow(String.join(" ", line)).end();
        }
        var grid = new TableGrid(true);
        for (var record : records.subList(top, records.size())) {
            grid.beginRow(false);
            record.forEach(grid::cell);
            grid.endRow();
        }
        builder.table("", grid);
        return builder.build(title, mediaType);
    }

    /// What Excel writes at the top of a file: `sep=;`.
    private static Optional<Character> statedSeparator(String text) {
        return text.startsWith("sep=") && text.length() > 5 && text.charAt(5) == '\n'
                ? Optional.of(text.charAt(4))
                : Optional.empty();
    }

    private static char separatorOf(String text, String mediaType) {
        char best = mediaType.contains("tab-separated") ? '\t' : ',';
        double most = 0;
        for (char separator : SEPARATORS) {
            double evenness = evenness(sample(text, separator));
            if (evenness > most) {
                most = evenness;
                best = separator;
            }
        }
        return best;
    }

    /// The share of records that have the most frequent number of fields, where that is more than one; of two
    /// that part all lines evenly, the one of more fields is ahead.
    private static double evenness(List<Integer> widths) {
        var counts = widths.stream().collect(Collectors.groupingBy(width -> width, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max(Map.Entry.comparingByValue())
                .map(entry -> (double) entry.getValue() / widths.size() + Math.min(entry.getKey(), 100) / 10_000.0)
                .orElse(0.0);
    }

    private static List<Integer> sample(String text, char separator) {
        var widths = new ArrayList<Integer>();
        try (var parser = format(separator, true, true).parse(new StringReader(text))) {
            for (var record : parser) {
                widths.add(record.size());
                if (widths.size() >= SAMPLE) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string has no errors of its own, and the format is lenient
        }
        return widths;
    }

    private static List<List<String>> records(String text, char separator, ContentBuilder builder) {
        try {
            return parsed(text, separator, true);
        } catch (UncheckedIOException | IOException openQuote) {
            builder.warning(
                    "has a quote that is never closed; its quotes were taken as text (" + reasonOf(openQuote) + ")");
        }
        try {
            return parsed(text, separator, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> parsed(String text, char separator, boolean quotes) throws IOException {
        var records = new ArrayList<List<String>>();
        try (var parser = format(separator, quotes, false).parse(new StringReader(text))) {
            for (var record : parser) {
                records.add(record.toList());
            }
        }
        return records;
    }

    private static CSVFormat format(char separator, boolean quotes, boolean lenient) {
        return CSVFormat.Builder.create()
                .setDelimiter(separator)
                .setQuote(quotes ? '"' : null)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(lenient)
                .get();
    }

    /// Lines of one value above a table of several columns: what it is called, not a row.
    private static int preamble(List<List<String>> records) {
        int width = records.stream().mapToInt(CsvReader::filled).max().orElse(0);
        int top = 0;
        while (width > 2 && top < records.size() && filled(records.get(top)) <= 1) {
            top++;
        }
        return top < records.size() ? top : 0;
    }

    private static int filled(List<String> record) {
        return (int) record.stream().filter(field -> !field.isBlank()).count();
    }

    private static String reasonOf(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }
}
