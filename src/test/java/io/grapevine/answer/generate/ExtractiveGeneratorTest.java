package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.TestExchange;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExtractiveGeneratorTest {

    private final List<AnswerEvent> events = new ArrayList<>();

    @Test
    void the_sentence_that_answers_comes_first_and_is_cited() {
        var answer = answer(
                "At what temperature does the yeast MV-17 die?",
                Route.LOOKUP,
                "Wake the yeast in water of 37 degrees for twenty minutes.",
                "Use MV-17 for Tessaby. The yeast MV-17 ferments from 13 degrees on and dies at 27 degrees. It was found in 1998.");

        assertThat(answer.text()).startsWith("The yeast MV-17 ferments from 13 degrees on and dies at 27 degrees. [2]");
        assertThat(answer.citations()).extracting(Citation::number).contains(2);
        assertThat(answer.citations().getLast().text())
                .contains(answer.citations().getLast().sentence());
        assertThat(answer.generator()).isEqualTo("extractive");
    }

    @Test
    void the_events_are_the_answer_and_each_sentence_of_a_passage_is_reported_before_its_number_and_once() {
        var answer = answer(
                "When was the mill bought?",
                Route.LOOKUP,
                "The mill stands in Gantry Ford. It was bought in 1988 with a loan.");
        var shown = new StringBuilder();
        for (var event : events) {
            if (event instanceof AnswerEvent.Token token) {
                if (token.text().equals("[1]")) {
                    assertThat(shown).contains("<1>");
                }
                shown.append(token.text());
            } else if (event instanceof AnswerEvent.Cited cited) {
                shown.append('<').append(cited.citation().number()).append('>');
            } else {
                throw new AssertionError(event);
            }
        }
        assertThat(shown.toString().split("<1>", -1)).hasSize(3);
        assertThat(answer.citations())
                .singleElement()
                .satisfies(citation -> assertThat(citation.sentences()).hasSize(2));
        assertThat(shown.toString().replace("<1>", "")).isEqualTo(answer.text());
    }

    @Test
    void sentences_of_two_passages_chain_by_the_names_they_share() {
        var answer = answer(
                "In which town is the factory that made the press of Hollin Cellar?",
                Route.MULTIHOP,
                "The press of Hollin Cellar is a Vantor P40, built by Vantor Presses.",
                "The cooperative has three cellars and one press house in the valley.",
                "Vantor Presses has its factory in Aldermoot.");

        assertThat(answer.text()).contains("built by Vantor Presses. [1]", "in Aldermoot. [3]");
    }

    @Test
    void the_sentence_that_has_the_thing_asked_for_is_said_too() {
        var answer = answer(
                "Which river does Ilse Fenwright's cellar stand on?",
                Route.LOOKUP,
                "Sedge Bank Cellar stands on the river Sill. The cellar master of Sedge Bank Cellar is Ilse Fenwright.");

        assertThat(answer.text()).contains("river Sill");
    }

    @Test
    void a_row_of_a_table_is_a_sentence_that_names_its_columns_and_the_source_is_verbatim() {
        var table = "Site | Hectares | Soil\nKestrel Slope | 38 | slate\nLong Tithe | 84 | loam";
        var answer = answer("What soil does Kestrel Slope have?", Route.LOOKUP, table);

        assertThat(answer.text()).startsWith("Site Kestrel Slope: Hectares 38, Soil **slate**. [1]");
        assertThat(answer.citations().getFirst().sentence()).isEqualTo("Kestrel Slope | 38 | slate");
    }

    @Test
    void the_reason_that_stands_behind_the_sentence_is_given_too() {
        var answer = answer(
                "Why will 30 barrels arrive late?",
                Route.LOOKUP,
                "Sixty barrels are ready. The other 30 barrels will be late. The Forest Office closed the road in January. We are sorry.");

        assertThat(answer.text()).contains("The Forest Office closed the road in January. [1]");
    }

    @Test
    void a_sentence_that_announces_brings_its_code_in_a_block() {
        var answer = answer(
                "How do I build the tool?",
                Route.LOOKUP,
                "The tool is small.\n\nTo build the tool, run this:\n\n```\ncd tool\nmake all\n```\n\nHave fun.");

        assertThat(answer.text()).isEqualTo("To build the tool, run this: [1]\n```\ncd tool\nmake all\n```\n[1]");
    }

    @Test
    void the_steps_of_a_procedure_are_given_in_their_order() {
        var answer = answer(
                "How do I clean the filter of the pump?",
                Route.LOOKUP,
                "The pump is loud.\n\nTo clean the filter of the pump:\n\n1. Switch the pump off.\n2. Take the filter out.\n3. Rinse the filter.");

        assertThat(answer.text())
                .contains("1. Switch the pump off. [1]\n2. Take the filter out. [1]\n3. Rinse the filter. [1]");
    }

    @Test
    void a_list_is_given_with_the_rows_that_are_meant() {
        var answer = answer(
                "Which spare parts do you sell?",
                Route.LOOKUP,
                "Part | Category\n--- | ---\nSensor AB | Device\nBlade CD | Spare part\nSeal EF | Spare part");

        assertThat(answer.text())
                .isEqualTo("- Part Blade CD: Category Spare part. [1]\n- Part Seal EF: Category Spare part. [1]");
    }

    @Test
    void a_code_that_the_documents_do_not_have_is_not_answered() {
        var answer = answer("What does error E23 mean?", Route.LOOKUP, "Error E07 means water inside.");

        assertThat(answer.answered()).isFalse();
    }

    @Test
    void no_is_said_where_the_sentence_denies() {
        var answer = answer(
                "Can calibration standards be returned?",
                Route.LOOKUP,
                "Sensors can be returned. Calibration standards cannot be returned.");

        assertThat(answer.text()).isEqualTo("No. Calibration standards cannot be returned. [1]");
    }

    @Test
    void headings_and_lines_that_end_nowhere_are_no_sentences() {
        var answer = answer(
                "Who runs Gant Mill Cellar?",
                Route.LOOKUP,
                "# Gant Mill Cellar\n\nTo Tobias Marchetti, Gant Mill Cellar\n\nGant Mill Cellar is run by Tobias Marchetti.");

        assertThat(answer.text()).isEqualTo("Gant Mill Cellar is run by Tobias Marchetti. [1]");
    }

    @Test
    void a_sentence_that_points_back_brings_the_one_before_it() {
        var answer = answer(
                "When was the mill bought?",
                Route.LOOKUP,
                "The mill stands in Gantry Ford. It was bought in 1988 with a loan.");

        assertThat(answer.text())
                .contains("It was bought in 1988 with a loan. [1]")
                .contains("The mill stands in Gantry Ford.");
    }

    @Test
    void numbers_in_brackets_of_a_document_do_not_pass_for_citations() {
        var answer = answer("Who can be called?", Route.LOOKUP, "Ilse Fenwright can be called on extension [132].");

        assertThat(answer.text()).isEqualTo("Ilse Fenwright can be called on extension (132). [1]");
    }

    @Test
    void passages_without_a_sentence_give_no_answer() {
        var answer = answer("Who?", Route.LOOKUP, "# Heading");

        assertThat(answer.answered()).isFalse();
        assertThat(answer.text()).isEqualTo("I did not find the answer in the documents.");
        assertThat(answer.citations()).isEmpty();
    }

    private Generation answer(String question, Route route, String... passages) {
        var evidence = new Evidence(
                IntStream.range(0, passages.length)
                        .mapToObj(i -> new ScoredPassage(
                                new Passage(
                                        "p" + i,
                                        "d" + i,
                                        "c",
                                        i + ".md",
                                        "Notes",
                                        "",
                                        passages[i],
                                        0,
                                        0,
                                        0,
                                        passages[i].length()),
                                1))
                        .toList(),
                Subgraph.EMPTY);
        return new ExtractiveGenerator()
                .generate(TestExchange.found(
                        question, new Routing(route, 1, Map.of(), false), new float[0], evidence, events::add));
    }
}
