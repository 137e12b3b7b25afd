package io.grapevine.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

class SamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path QUESTIONS = MakeSamples.SAMPLES.resolve("questions.jsonl");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harvest-handbook.pdf",
                "annual-report-2024.pdf",
                "board-minutes-2024-11-14.docx",
                "general-assembly-minutes-2025-03-22.docx"
            })
    void a_committed_binary_says_what_its_source_says(String file) throws Exception {
        var name = file.substring(0, file.lastIndexOf('.'));
        var wanted = MakeSamples.source(name).stream().map(Block::text).collect(Collectors.joining(" "));

        assertThat(words(text(MakeSamples.SAMPLES.resolve(file), new Metadata())))
                .isEqualTo(words(wanted));
    }

    @Test
    void the_handbook_has_three_pages_and_the_report_two() throws Exception {
        for (var expected :
                Map.of("harvest-handbook.pdf", 3, "annual-report-2024.pdf", 2).entrySet()) {
            var metadata = new Metadata();
            text(MakeSamples.SAMPLES.resolve(expected.getKey()), metadata);
            assertThat(metadata.getInt(PagedText.N_PAGES)).isEqualTo(expected.getValue());
        }
    }

    @Test
    void the_maker_writes_the_same_bytes_each_time(@TempDir Path folder) throws IOException {
        for (var name : MakeSamples.DOCX) {
            DocxSample.write(MakeSamples.source(name), folder.resolve("once"));
            DocxSample.write(MakeSamples.source(name), folder.resolve("twice"));
            assertThat(folder.resolve("once")).hasSameBinaryContentAs(folder.resolve("twice"));
        }
        for (var name : MakeSamples.PDF) {
            PdfSample.write(MakeSamples.source(name), folder.resolve("once"));
            PdfSample.write(MakeSamples.source(name), folder.resolve("twice"));
            assertThat(folder.resolve("once")).hasSameBinaryContentAs(folder.resolve("twice"));
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void every_route_has_at_least_five_questions(Route route) throws IOException {
        assertThat(questions())
                .filteredOn(question -> question.get("route").asText().equals(route.label()))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void every_question_has_its_own_id_and_known_fields() throws IOException {
        var ids = new HashSet<String>();
        for (var question : questions()) {
            assertThat(question.fieldNames()).toIterable().containsExactly("id", "route", "question", "answer", "gold");
            assertThat(ids.add(question.get("id").asText()))
                    .as(question.toString())
                    .isTrue();
            assertThat(question.get("answer")).as(question.toString()).isNotEmpty();
        }
    }

    @Test
    void a_question_of_several_documents_names_them_and_a_question_of_none_names_none() throws IOException {
        for (var question : questions()) {
            var gold = question.get("gold").size();
            switch (Route.ofLabel(question.get("route").asText())) {
                case CHITCHAT, OUT_OF_SCOPE ->
                    assertThat(gold).as(question.toString()).isZero();
                case MULTIHOP -> assertThat(gold).as(question.toString()).isGreaterThanOrEqualTo(2);
                case LOOKUP, OVERVIEW, AGGREGATE ->
                    assertThat(gold).as(question.toString()).isPositive();
            }
        }
    }

    @Test
    void the_answer_of_a_fact_stands_in_its_gold_documents() throws Exception {
        var texts = sources();
        for (var question : questions()) {
            var route = Route.ofLabel(question.get("route").asText());
            if (route == Route.LOOKUP || route == Route.MULTIHOP) {
                var gold = strings(question.get("gold")).stream()
                        .map(source -> {
                            assertThat(texts).containsKey(source);
                            return texts.get(source);
                        })
                        .collect(Collectors.joining(" "));
                assertThat(strings(question.get("answer")))
                        .as(question.toString())
                        .anyMatch(gold::contains);
            }
        }
    }

    @Test
    void every_gold_source_exists() throws Exception {
        var known = sources().keySet();
        for (var question : questions()) {
            assertThat(known).as(question.toString()).containsAll(strings(question.get("gold")));
        }
    }

    private static List<JsonNode> questions() throws IOException {
        var questions = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(QUESTIONS)) {
            questions.add(JSON.readTree(line));
        }
        return questions;
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// Source (file name, or `file#id` of a record) to text.
    private static Map<String, String> sources() throws Exception {
        var texts = new HashMap<String, String>();
        List<Path> files;
        try (var listing = Files.list(MakeSamples.SAMPLES)) {
            files = listing.filter(file -> !file.equals(QUESTIONS)
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
        for (var file : files) {
            var name = file.getFileName().toString();
            if (name.endsWith(".jsonl")) {
                for (var line : Files.readAllLines(file)) {
                    var row = JSON.readTree(line);
                    texts.put(
                            name + "#" + row.get("id").asText(),
                            row.get("title").asText() + " " + row.get("text").asText());
                }
            } else {
                texts.put(name, words(text(file, new Metadata())));
            }
        }
        return texts;
    }

    private static String text(Path file, Metadata metadata) throws IOException, SAXException, TikaException {
        var handler = new BodyContentHandler(-1);
        try (InputStream in = Files.newInputStream(file)) {
            new AutoDetectParser().parse(in, handler, metadata, new ParseContext());
        }
        return handler.toString();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
