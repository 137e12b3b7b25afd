package io.grapevine.lab.intents;

import io.grapevine.domain.GrapevineException.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Comma-separated values as RFC 4180 has them: a field in double quotes may hold commas, line breaks, and
/// quotes written twice.
final class Csv {

    /// The fields of a record, and the line where it begins.
    record Row(int line, List<String> fields) {}

    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    private Csv(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static List<Row> parse(Path file, String text) {
        var csv = new Csv(file, text);
        var rows = new ArrayList<Row>();
        while (csv.at < text.length()) {
            var row = csv.row();
            if (!row.fields().equals(List.of(""))) rows.add(row); // a blank line
        }
        return rows;
    }

    private Row row() {
        int begin = line;
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at == text.length()) return new Row(begin, fields);
            char c = text.charAt(at++);
            if (c == ',') continue;
            if (c == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
            line++;
            return new Row(begin, fields);
        }
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(begin, at);
    }

    private String quoted() {
        int begin = line;
        var field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') line++;
            if (c != '"') {
                field.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else {
                at++;
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    throw new BadInput("%s: line %d has text after a closing quote".formatted(file, line));
                }
                return field.toString();
            }
        }
        throw new BadInput("%s: the quote opened in line %d is never closed".formatted(file, begin));
    }
}
