package io.grapevine.ingest.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLinesTest {

    private static final String TWO =
            "{\"id\":\"1\",\"text\":\"The gate code is 4411.\"}\r\n{\"id\":\"2\",\"text\":\"Der Müll ist grün ਊ.\"}\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16LE,false", "UTF-16BE,true", "UTF-16BE,false"})
    void records_are_read_with_and_without_a_mark(String charset, boolean mark) throws Exception {
        assertThat(records(((mark ? "\uFEFF" : "") + TWO).getBytes(Charset.forName(charset))))
                .containsExactly("1: The gate code is 4411.", "2: Der Müll ist grün ਊ.", "end, clean: true");
    }

    @Test
    void controls_and_halves_of_pairs_are_left_out_of_text_title_and_id() throws Exception {
        assertThat(records("""
                {"id":"1","text":"pump A\\u0000 stopped at noon."}
                {"id":"2","title":"T\\u0000x\\ny","text":"half \\ud83d pair here."}
                {"id":"3\\u0000","text":"The lamp is red."}
                {"id":"5\\ud83d","text":"\\ude00The box is blue."}
                {"id":"6","text":"\\u0000\\u200b"}
                {"id":"3","text":"Again."}
                """.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "1: pump A stopped at noon.",
                        "2 (Tx y): half  pair here.",
                        "3: The lamp is red.",
                        "5: The box is blue.",
                        "line 5 has no \"text\"",
                        "line 6 has the id \"3\" of line 3",
                        "end, clean: false");
    }

    @Test
    void a_line_in_another_encoding_is_told_and_costs_no_other() throws Exception {
        assertThat(records("{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"\u00E9\"}\n{\"id\":3,\"text\":\"c\"}"
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("1: a", "line 2 is not in UTF-8, in which JSON must be", "3: c", "end, clean: false");
    }

    @Test
    void an_id_without_end_is_refused_and_a_title_without_end_is_cut() throws Exception {
        var found = records(("{\"id\":\"" + "x".repeat(400) + "\",\"text\":\"a\"}\n{\"id\":\"b\",\"title\":\""
                        + "word ".repeat(2000) + "\",\"text\":\"b\"}")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(found.getFirst()).isEqualTo("line 1 has an \"id\" of 400 characters; at most 300 are taken");
        assertThat(found.get(1)).startsWith("b (word word").hasSizeLessThan(320);
    }

    @Test
    void other_fields_are_metadata_and_part_of_the_hash() throws Exception {
        var file = Files.writeString(folder.resolve("a.jsonl"), """
                {"id":"1","text":"a","Author":"Ida","tags":["x","y"],"size":4,"none":null,"deep":{"b":1}}
                {"id":"2","text":"a","title":"1","author":"Nils"}
                """);
        var sources = new ArrayList<Source>();
        new Loader(LoadLimits.DEFAULT).load("a.jsonl", file, found -> {
            if (found instanceof LoadResult.Opened readable) {
                sources.add(readable.source());
            }
        });
        assertThat(sources.getFirst().read().metadata())
                .containsEntry("author", List.of("Ida"))
                .containsEntry("tags", List.of("x", "y"))
                .containsEntry("size", List.of("4"))
                .doesNotContainKey("none");
        assertThat(sources.getFirst().hash()).isNotEqualTo(sources.getLast().hash());
    }

    private List<String> records(byte[] bytes) throws Exception {
        var file = Files.write(folder.resolve("set.jsonl"), bytes);
        var told = new ArrayList<String>();
        var found = new ArrayList<LoadResult>();
        new Loader(LoadLimits.DEFAULT).load("set.jsonl", file, found::add);
        for (var each : found) {
            told.add(
                    switch (each) {
                        case LoadResult.Opened(var source) -> told(source);
                        case LoadResult.Failed failed -> failed.reason();
                        case LoadResult.PassedOver passed -> passed.reason();
                        case LoadResult.EndOfRecords end -> "end, clean: " + end.clean();
                    });
        }
        return told;
    }

    private static String told(Source source) throws Unreadable {
        var id = source.name().substring("set.jsonl#".length());
        var content = source.read();
        return id + (content.title().equals(id) ? "" : " (" + content.title() + ")") + ": " + content.text();
    }
}
