package io.grapevine.ingest.split;

import io.grapevine.ingest.load.Content;
import io.grapevine.ingest.load.Texts;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StructureTest {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\s]");
    private static final ToIntFunction<String> WORDS =
            text -> (int) TOKEN.matcher(text).results().count();

    private final PassageSplitter splitter = new PassageSplitter(WORDS, 40, 80);

    @Test
    void each_passage_of_a_long_table_has_whole_rows_and_the_names_of_the_columns() {
        var rows = IntStream.range(0, 3000)
                .mapToObj(i -> "KX-%04d,Oslo,S%d,%d,2026-03-%02d".formatted(i, i % 30, i % 9, i % 28 + 1))
                .collect(Collectors.joining("\n"));
        var content = Texts.read("stock.csv", "Part,Depot,Shelf,Pieces,Checked\n" + rows);
        var cuts = splitter.split(content);
        var lines = cuts.stream().flatMap(cut -> textOf(content, cut).lines()).toList();
        assertThat(lines).hasSize(3001).allMatch(line -> line.split(" \\| ").length == 5);
        assertThat(cuts.getFirst().heading()).isEmpty();
        assertThat(textOf(content, cuts.getFirst())).startsWith("Part | Depot | Shelf | Pieces | Checked\nKX-0000");
        assertThat(cuts.subList(1, cuts.size()))
                .allMatch(cut -> cut.heading().equals("Part | Depot | Shelf | Pieces | Checked"))
                .allMatch(cut -> WORDS.applyAsInt(textOf(content, cut)) <= 40);
    }

    @Test
    void the_caption_and_headers_of_several_rows_are_in_the_heading_path() {
        var rows = IntStream.range(0, 40)
                .mapToObj(i -> "<tr><td>Line " + i + "</td><td>" + i + "</td><td>" + 2 * i + "</td></tr>")
                .collect(Collectors.joining());
        var content = Texts.read(
                "report.html",
                "<h1>Report</h1><h2>Income</h2><table><caption>Revenue</caption><thead>"
                        + "<tr><th></th><th colspan=2>Years ended June 30,</th></tr><tr><th></th><th>2019</th><th>2018</th></tr>"
                        + "</thead>" + rows + "</table>");
        assertThat(splitter.split(content).getLast().heading())
                .isEqualTo("Income > Revenue > | Years ended June 30, 2019 | Years ended June 30, 2018");
    }

    @Test
    void a_row_wider_than_a_passage_is_cut_between_its_cells_with_their_own_columns() {
        var header = IntStream.range(0, 60).mapToObj(i -> "Column " + i).collect(Collectors.joining(";"));
        var row = IntStream.range(0, 60)
                .mapToObj(i -> i == 0 ? "KX-1" : "value " + i)
                .collect(Collectors.joining(";"));
        var content = Texts.read("wide.csv", header + "\n" + row + "\n" + row.replace("KX-1", "KX-2"));
        var cuts = splitter.split(content);
        var found = cuts.stream()
                .filter(cut -> textOf(content, cut).contains("value 47"))
                .toList();
        assertThat(found).hasSize(2);
        assertThat(found.getLast().heading()).startsWith("KX-2 > ").contains("Column 47");
        assertThat(cuts).allMatch(cut -> WORDS.applyAsInt(cut.heading() + textOf(content, cut)) <= 100);
    }

    @Test
    void a_small_table_stays_with_the_line_that_names_it() {
        var filler = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.\n\n";
        var content =
                Texts.read("a.md", filler + filler + "Torques:\n\nPart | Torque\n---|---\nM8 | 25 Nm\nM10 | 49 Nm\n");
        assertThat(texts(content)).last().asString().endsWith("Torques:\n\nPart | Torque\nM8 | 25 Nm\nM10 | 49 Nm");
    }

    @Test
    void a_sentence_that_announces_code_or_a_list_stays_with_it() {
        var filler = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.\n\n";
        var code = Texts.read(
                "a.md", filler + filler + "To restart, run this:\n\n```\nmake all\n\nmake run\n```\n\n" + filler);
        assertThat(texts(code)).anyMatch(text -> text.contains("run this:\n\nmake all\n\nmake run"));
        var list =
                Texts.read("b.md", filler + filler + "You need:\n\n- a key\n- a lamp\n- a map\n\n" + filler + filler);
        assertThat(texts(list)).anyMatch(text -> text.contains("You need:\n\n- a key\n- a lamp\n- a map"));
    }

    @Test
    void a_long_list_is_cut_between_its_items() {
        var items = IntStream.range(0, 30)
                .mapToObj(i -> "- Item " + i + " is here. It has two sentences.")
                .collect(Collectors.joining("\n"));
        var content = Texts.read("a.md", "The items are:\n\n" + items);
        assertThat(texts(content))
                .allSatisfy(text -> assertThat(text.lines().toList().getLast()).endsWith("It has two sentences."));
        assertThat(texts(content).getFirst()).startsWith("The items are:\n\n- Item 0");
    }

    @Test
    void long_code_is_cut_between_its_lines() {
        var lines = IntStream.range(0, 60).mapToObj(i -> "call(" + i + ");").collect(Collectors.joining("\n"));
        assertThat(texts(Texts.read("a.md", "```\n" + lines + "\n```"))).allMatch(text -> text.startsWith("call("));
    }

    @Test
    @Timeout(10)
    void headings_without_end_do_not_explode() {
        var content = Texts.read("a.md", "# a\n".repeat(100_000));
        assertThat(splitter.split(content)).hasSizeLessThan(6_000);
    }

    @Test
    void more_passages_than_are_taken_are_refused_by_the_limit() {
        var few = new PassageSplitter(WORDS, 40, 80, 10);
        var content = Texts.read("a.txt", "One two three four five six seven eight nine ten.\n\n".repeat(100));
        assertThatThrownBy(() -> few.split(content))
                .isInstanceOf(TooManyPassages.class)
                .hasMessageContaining("more than 10 passages, the most for one document");
    }

    private List<String> texts(Content content) {
        return splitter.split(content).stream().map(cut -> textOf(content, cut)).toList();
    }

    private static String textOf(Content content, Cut cut) {
        return content.text().substring(cut.start(), cut.end());
    }
}
