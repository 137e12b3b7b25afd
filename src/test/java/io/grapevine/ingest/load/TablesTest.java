package io.grapevine.ingest.load;

import io.grapevine.domain.Table;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TablesTest {

    @TempDir
    Path folder;

    private final Loader loader = new Loader(LoadLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.md|| Site | Opened | Staff |\n|---|---|---|\n| Lund | | 12 |\n| Oslo | 1998 | 30 |",
                "b.md|Site | Opened | Staff\n--- | --- | ---\nLund | | 12\nOslo | 1998 | 30",
                "c.md|| Site | Opened | Staff |\n| Lund | | 12 |\n| Oslo | 1998 | 30 |",
                "d.html|<h1>x</h1><table><tr><th>Site</th><th>Opened</th><th>Staff</th></tr><tr><td>Lund</td><td></td>"
                        + "<td>12</td></tr><tr><td>Oslo</td><td>1998</td><td>30</td></tr></table>",
                "e.html|<table><tr><td>Site</td><td>Opened</td><td>Staff</td></tr><tr><td>Lund</td><td>&nbsp;</td>"
                        + "<td>12</td></tr><tr><td>Oslo</td><td>1998</td><td>30</td></tr></table>",
                "f.csv|Site,Opened,Staff\r\nLund,,12\r\nOslo,1998,30",
                "g.csv|Site;Opened;Staff\nLund;;12\nOslo;1998;30\n",
                "h.tsv|Site\tOpened\tStaff\nLund\t\t12\nOslo\t1998\t30\n",
                "i.csv|Site|Opened|Staff\nLund||12\nOslo|1998|30\n",
                "j.csv|sep=;\nSite;Opened;Staff\nLund;;12\nOslo;1998;30\n",
                "k.csv|\uFEFF\"Site\",\"Opened\",\"Staff\"\n\"Lund\",\"\",\"12\"\n\"Oslo\",\"1998\",\"30\"\n",
            })
    void an_empty_cell_keeps_its_column_in_every_format(String nameAndText) throws Exception {
        var name = nameAndText.substring(0, nameAndText.indexOf('|'));
        var content = read(name, nameAndText.substring(nameAndText.indexOf('|') + 1));
        assertThat(content.tables()).hasSize(1);
        var table = content.tables().getFirst();
        assertThat(table.headerRows()).isEqualTo(1);
        assertThat(cells(table))
                .containsExactly(
                        List.of("Site", "Opened", "Staff"), List.of("Lund", "", "12"), List.of("Oslo", "1998", "30"));
        assertThat(content.text()).contains("Site | Opened | Staff\nLund | | 12\nOslo | 1998 | 30");
        assertOffsets(content);
    }

    @Test
    void a_merged_cell_stands_in_every_row_and_column_that_it_covers() throws Exception {
        var content = read("rates.html", """
                <table><caption>Rates</caption>
                <tr><th rowspan=2>Region</th><th rowspan=2>City</th><th colspan=2>Units</th></tr>
                <tr><th>2023</th><th>2024</th></tr>
                <tr><td rowspan="2">North</td><td>Lund</td><td>4</td><td>5</td></tr>
                <tr><td>Oslo</td><td>6</td><td></td></tr></table>""");
        var table = content.tables().getFirst();
        assertThat(table.caption()).isEqualTo("Rates");
        assertThat(table.headerRows()).isEqualTo(2);
        assertThat(cells(table))
                .containsExactly(
                        List.of("Region", "City", "Units", "Units"),
                        List.of("Region", "City", "2023", "2024"),
                        List.of("North", "Lund", "4", "5"),
                        List.of("North", "Oslo", "6", ""));
        assertOffsets(content);
    }

    @Test
    void rows_above_the_first_row_label_are_headers() throws Exception {
        var content = read("report.html", """
                <p>The following table shows revenue:</p><table>
                <tr><td></td><td colspan=3>Years Ended September 30,</td></tr>
                <tr><td></td><td>2019</td><td>2018</td><td>2017</td></tr>
                <tr><td>Fixed price</td><td>$ 1,452.4</td><td>$ 1,146.2</td><td>$ 1,036.9</td></tr>
                <tr><td>Other</td><td>44.1</td><td>56.7</td><td>70.8</td></tr></table>""");
        var table = content.tables().getFirst();
        assertThat(table.headerRows()).isEqualTo(2);
        assertThat(table.caption()).isEqualTo("The following table shows revenue:");
        assertThat(table.body().getFirst().cells())
                .containsExactly("Fixed price", "$ 1,452.4", "$ 1,146.2", "$ 1,036.9");
    }

    @Test
    void csv_keeps_separators_and_line_breaks_in_quotes() throws Exception {
        var parts = read(
                "parts.csv",
                "id,name,note\r\n70,\"Bracket, steel\",\"for wall mount\"\r\n77,\"Clamp, brass\","
                        + "\"fits M8, not M10\"\r\n78,\"5\"\" pipe\",plain\r\n");
        assertThat(cells(parts.tables().getFirst()))
                .containsExactly(
                        List.of("id", "name", "note"),
                        List.of("70", "Bracket, steel", "for wall mount"),
                        List.of("77", "Clamp, brass", "fits M8, not M10"),
                        List.of("78", "5\" pipe", "plain"));
        var log = read("log.csv", "ref,text\nA1,\"pump stopped\nafter 4 h\"\nA2,ok\n");
        assertThat(cells(log.tables().getFirst()))
                .containsExactly(List.of("ref", "text"), List.of("A1", "pump stopped after 4 h"), List.of("A2", "ok"));
        assertOffsets(log);
    }

    @Test
    void a_decimal_comma_does_not_part_fields() throws Exception {
        var content = read("units.csv", "name;region;units\nwidget;EU;12\ngadget;US;7\nsprocket;EU;3,5\n");
        assertThat(cells(content.tables().getFirst()).getLast()).containsExactly("sprocket", "EU", "3,5");
    }

    @Test
    void a_quote_that_is_never_closed_is_told_and_costs_no_row() throws Exception {
        var content = read("open.csv", "part,size\nA,\"5 inch\nB,6 inch\nC,7 inch\n");
        assertThat(content.tables().getFirst().rows()).hasSize(4);
        assertThat(content.warnings()).singleElement().asString().contains("quote that is never closed");
    }

    @Test
    void a_line_above_the_columns_is_the_caption() throws Exception {
        var content = read("staff.csv", "Staff of the sites,,\n\nSite,Opened,Staff\nLund,,12\n");
        assertThat(content.tables().getFirst().caption()).isEqualTo("Staff of the sites");
        assertThat(content.tables().getFirst().headerRows()).isEqualTo(1);
    }

    @Test
    void rows_of_numbers_alone_name_no_columns() throws Exception {
        assertThat(read("plain.csv", "Lund,12,4\nOslo,30,5\n")
                        .tables()
                        .getFirst()
                        .headerRows())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,false", "UTF-16BE,true", "windows-1252,false"})
    void csv_is_read_in_its_encoding(String charset, boolean mark) throws Exception {
        var text = (mark ? "\uFEFF" : "")
                + "id,text\r\n1,The gate code of Ängelholm is 4411.\r\n2,The café opens at 9.\r\n";
        var file = folder.resolve("kw.csv");
        Files.write(file, text.getBytes(Charset.forName(charset)));
        assertThat(cells(read(file).tables().getFirst()).get(1))
                .containsExactly("1", "The gate code of Ängelholm is 4411.");
    }

    @Test
    void a_heading_above_names_a_table_without_caption() throws Exception {
        var content =
                read("a.md", "# Plant\n\n## Torques\n\nPart | Torque\n---|---\nBolt M8 | 25 Nm\nBolt M10 | 49 Nm\n");
        var table = content.tables().getFirst();
        assertThat(table.caption()).isEqualTo("Torques");
        assertThat(table.body().getLast().cells()).containsExactly("Bolt M10", "49 Nm");
    }

    @Test
    void a_table_that_unfolds_without_end_is_refused() throws Exception {
        var file = folder.resolve("bomb.html");
        Files.writeString(
                file,
                "<table><tr>" + "<td colspan=1000 rowspan=60000>x</td>".repeat(10) + "</tr>"
                        + "<tr><td>y</td></tr>".repeat(60_000) + "</table>");
        assertThatThrownBy(() -> read(file)).isInstanceOf(Unreadable.class).hasMessageContaining("cells");
    }

    @ParameterizedTest
    @Timeout(15)
    @ValueSource(strings = {",", "\"", "\",", "\"\n", "a;b,c\t", "\n\n,", "x\n", "\"a\"b,"})
    void csv_that_is_made_to_take_long_does_not(String hostile) throws Exception {
        var file = Files.writeString(folder.resolve("long.csv"), "a,b\n" + hostile.repeat(100_000 / hostile.length()));
        assertThat(read(file).text()).startsWith("a");
    }

    static void assertOffsets(Content content) {
        for (var table : content.tables()) {
            for (var row : table.rows()) {
                assertThat(content.text().substring(row.start(), row.end())).isEqualTo(TableText.line(row.cells()));
            }
        }
    }

    private static List<List<String>> cells(Table table) {
        return table.rows().stream().map(Table.Row::cells).toList();
    }

    private Content read(String name, String text) throws Exception {
        return read(Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8));
    }

    private Content read(Path file) throws Unreadable {
        var found = new ArrayList<LoadResult>();
        loader.load(file.getFileName().toString(), file, found::add);
        return ((LoadResult.Opened) found.getFirst()).source().read();
    }
}
