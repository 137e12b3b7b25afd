package io.grapevine.lab.table;

import io.grapevine.domain.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.*;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jsoup.Jsoup;

final class TableFiles {
    static List<Table> read(Path f) {
        try {
            var text = Files.readString(f);
            if (f.toString().endsWith(".csv")) {
                var rows = new ArrayList<List<String>>();
                for (var r : CSVFormat.DEFAULT.parse(new StringReader(text)))
                    rows.add(r.stream()
                            .map(s -> s.replaceAll("\\s+", " ").strip())
                            .toList());
                return List.of(table(rows, 1));
            }
            var all = new ArrayList<Table>();
            for (var t : Jsoup.parse(text).select("table")) {
                var rows = new ArrayList<List<String>>();
                int h = 0;
                for (var tr : t.select("tr")) {
                    rows.add(tr.select("th,td").eachText());
                    if (tr.select("td").isEmpty()) h++;
                }
                all.add(table(rows, h));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(List<List<String>> rows, int header) {
        int w = rows.stream().mapToInt(List::size).max().orElse(0);
        return new Table(
                "",
                header,
                rows.stream()
                        .map(r -> {
                            var l = new ArrayList<>(r);
                            while (l.size() < w) l.add("");
                            return new Table.Row(l, 0, 0);
                        })
                        .toList());
    }
}
