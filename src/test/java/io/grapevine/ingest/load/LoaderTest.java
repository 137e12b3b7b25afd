package io.grapevine.ingest.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoaderTest extends LoadedFilesTest {

    @Test
    void markdown_is_read_without_its_marks() throws Exception {
        var content = read(write("guide.md", """
                ---
                title: "The guide"
                ---
                # Travel

                Ask **Ada _Lovelace_** first, see [the form](http://example.org/form "title").
                She answers within `2` days.

                ## Steps ##
                1. Book
                   by rail
                - Pay \\*all\\*

                | Place | Days |
                |-------|-----:|
                | York  | 3    |

                ```
                # no heading
                  keep  this
                ```
                Setext
                ------
                snake_case_names stay, and so does 2 * 3 * 4.
                """));
        assertThat(content.title()).isEqualTo("The guide");
        assertThat(content.text()).isEqualTo("""
                Travel

                Ask Ada Lovelace first, see the form. She answers within 2 days.

                Steps

                1. Book by rail

                - Pay *all*

                Place | Days
                York | 3

                # no heading
                  keep  this

                Setext

                snake_case_names stay, and so does 2 * 3 * 4.""");
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Travel", "Steps", "Setext");
        assertThat(content.headings())
                .allSatisfy(h ->
                        assertThat(content.text().substring(h.start(), h.end())).isEqualTo(h.title()));
    }

    @Test
    @Timeout(10)
    void markdown_that_is_made_to_take_long_does_not() throws Exception {
        for (var hostile : List.of("*", "[", "_a", "`", "<a", "![", "**a", "|", "> ")) {
            assertThat(MarkdownReader.read(hostile.repeat(50_000), "x", 10_000_000)
                            .text())
                    .isNotNull();
        }
    }

    @Test
    void html_gives_headings_lists_and_tables_and_no_script() throws Exception {
        var content = read(write("page.html", """
                <html><head><title>Prices</title><script>var x = 1;</script></head><body><h1>Prices</h1>
                <p>Valid
                from <b>May</b>.</p><ul><li>one</li><li>two</li></ul>
                <table><tr><th>Wine</th><th>Price</th></tr><tr><td><p>Red</p></td><td>9</td></tr></table></body></html>"""));
        assertThat(content.title()).isEqualTo("Prices");
        assertThat(content.text()).isEqualTo("Prices\n\nValid from May.\n\n- one\n- two\n\nWine | Price\nRed | 9");
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Prices");
    }

    @Test
    void a_pdf_keeps_its_pages_and_its_lines_are_joined() throws Exception {
        var file = folder.resolve("report.pdf");
        try (var pdf = pdf(List.of(
                "Sales\n\nThe cooperative sold many bot-\ntles in the year and\nmade a profit.",
                "Outlook for the year to come is good."))) {
            pdf.save(file.toFile());
        }
        var content = read(file);
        assertThat(content.text())
                .isEqualTo(
                        "Sales\n\nThe cooperative sold many bottles in the year and made a profit.\n\nOutlook for the year to come is good.");
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Sales");
        assertThat(content.pages()).containsExactly(0, content.text().indexOf("Outlook"));
        assertThat(content.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void a_docx_keeps_its_headings() throws Exception {
        var file = folder.resolve("minutes.docx");
        try (var document = docx();
                var out = Files.newOutputStream(file)) {
            document.write(out);
        }
        var content = read(file);
        assertThat(content.text()).isEqualTo("Minutes\n\nThe board met.");
        assertThat(content.title()).isEqualTo("Minutes");
    }

    @Test
    void the_first_line_of_a_text_is_its_title_where_it_looks_like_one() throws Exception {
        assertThat(read(write("a.txt", "Safety rules\n\nWear a helmet.")).title())
                .isEqualTo("Safety rules");
        assertThat(read(write("b.txt", "Wear a helmet.\n\nAlways.")).title()).isEqualTo("b");
        assertThat(read(write("c.txt", "first of\ntwo lines")).title()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void text_is_read_in_its_encoding(String charset) throws Exception {
        var text =
                "Grüße aus dem Weinkeller. Der Wein ist süß und die Trauben sind reif für die Lese, so schön wie früher.";
        var file = folder.resolve("gruss.txt");
        Files.writeString(file, text + "\r\n", Charset.forName(charset));
        assertThat(read(file).text()).isEqualTo(text + "\n");
    }

    @Test
    void the_hash_follows_the_content_and_not_the_name() throws Exception {
        var hash = readable(write("a.txt", "same")).hash();
        assertThat(readable(write("b.txt", "same")).hash()).isEqualTo(hash);
        assertThat(readable(write("a.txt", "other")).hash()).isNotEqualTo(hash);
    }

    @Test
    void each_line_of_records_is_a_document_and_a_bad_line_is_told_by_its_number() throws Exception {
        var file = write("records.jsonl", """
                {"id":"a","title":"First","text":"One."}

                {"id":"b","text":"Two."}
                {"id":"c","title":"broken
                {"id":"a","text":"Again."}
                {"id":"d"}
                [1]
                {"id":7,"title":"Seventh","text":"Seven."}
                """);
        assertThat(load(file).stream().map(LoaderTest::told))
                .containsExactly(
                        "records.jsonl#a",
                        "records.jsonl#b",
                        "records.jsonl: line 4 is not JSON: Unexpected end-of-input: was expecting closing quote for a string value",
                        "records.jsonl: line 5 has the id \"a\" of line 1",
                        "records.jsonl: line 6 has no \"text\"",
                        "records.jsonl: line 7 is not a JSON object",
                        "records.jsonl#7",
                        "end of records.jsonl, clean: false");
        assertThat(((LoadResult.Opened) load(file).get(1)).source().read().title())
                .isEqualTo("b");
    }

    @Test
    void a_folder_is_read_in_order_and_what_is_no_document_is_passed_over() throws Exception {
        write("b.txt", "B");
        write("sub/a.md", "A");
        write(".hidden/secret.txt", "S");
        write("left.txt", "L");
        write(".grapevineignore", "# why\nleft.*\n");
        Files.write(folder.resolve("horn.wav"), "RIFF....WAVEfmt ....".getBytes(StandardCharsets.US_ASCII));
        assertThat(load(folder).stream().map(LoaderTest::told))
                .containsExactly(
                        name() + "/left.txt passed over: is left out by .grapevineignore",
                        name() + "/.hidden passed over: is hidden",
                        name() + "/b.txt",
                        name() + "/horn.wav passed over: holds no text that can be read (audio/vnd.wave)",
                        name() + "/sub/a.md");
        assertThat(loader.bytes(folder)).isEqualTo(22);
    }

    @Test
    void a_line_of_the_ignore_file_that_is_no_glob_is_a_name_and_names_are_composed() throws Exception {
        write("[draft", "left out");
        write("Gru\u0308n.txt", "G");
        write(".grapevineignore", "[draft\n{a\n");
        assertThat(load(folder).stream().map(LoaderTest::told))
                .containsExactly(
                        name() + "/[draft passed over: is left out by .grapevineignore", name() + "/Gr\u00FCn.txt");
    }
}
