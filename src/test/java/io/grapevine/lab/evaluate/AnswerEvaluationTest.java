package io.grapevine.lab.evaluate;

import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerEvaluationTest {

    private static final ExpectedAnswer LOOKUP =
            new ExpectedAnswer("1", Route.LOOKUP, "Who?", Set.of("Ilse Fenwright"), Set.of("a.md", "r.jsonl#7"));
    private static final ExpectedAnswer GREETING =
            new ExpectedAnswer("2", Route.CHITCHAT, "Hi", Set.of("hello"), Set.of());

    @Test
    void an_answer_is_right_when_it_holds_an_accepted_text_whatever_its_case_and_line_breaks() {
        var report = evaluate(Map.of(
                "Who?",
                answer("It is ILSE\n  Fenwright [1].", Route.LOOKUP),
                "Hi",
                answer("Go away.", Route.CHITCHAT)));

        assertThat(report.outcomes()).extracting(AnswerReport.Outcome::right).containsExactly(true, false);
        assertThat(report.overall().accuracy()).isEqualTo(50);
    }

    @Test
    void a_citation_counts_when_its_source_is_gold_from_whatever_folder_it_was_ingested() {
        var report = evaluate(Map.of(
                "Who?",
                        answer(
                                "Ilse Fenwright",
                                Route.LOOKUP,
                                "samples/a.md",
                                "a.md",
                                "r.jsonl#7",
                                "data.md",
                                "r.jsonl#70"),
                "Hi", answer("hello", Route.CHITCHAT)));

        assertThat(report.byRoute().get(Route.LOOKUP).citationPrecision()).hasValue(60);
        assertThat(report.byRoute().get(Route.CHITCHAT).citationPrecision()).isEmpty();
    }

    @Test
    void the_router_is_judged_by_the_route_that_the_question_is_meant_for() {
        var report = evaluate(Map.of("Who?", answer("", Route.MULTIHOP), "Hi", answer("hello", Route.CHITCHAT)));

        assertThat(report.overall().routerAccuracy()).isEqualTo(50);
        assertThat(report.generator()).isEqualTo("extractive");
        assertThat(report.byRoute().get(Route.LOOKUP).routerAccuracy()).isZero();
    }

    @Test
    void the_table_and_the_json_show_what_was_wrong() {
        var report =
                evaluate(Map.of("Who?", answer("Nobody knows.", Route.LOOKUP), "Hi", answer("hello", Route.CHITCHAT)));

        assertThat(report.toTable()).contains("not accepted: 1").contains("Nobody knows.");
        assertThat(report.toJson()).containsEntry("accuracy", 50.0);
        assertThat(report.toJson().get("wrong")).asString().contains("Nobody knows.");
    }

    @Test
    void the_first_sentence_the_marked_words_and_the_length_are_measured() {
        var report = evaluate(Map.of(
                "Who?",
                answer("She is **ilse Fenwright**. [1] So it says. [2]", Route.LOOKUP, "a.md", "other.md"),
                "Hi",
                answer("Well. [1] Hello.", Route.CHITCHAT)));
        var detail = report.overall().detail();

        assertThat(detail.get("inAnswer").value()).isEqualTo(100);
        assertThat(detail.get("inFirstSentence").value()).isEqualTo(50);
        assertThat(detail.get("exactMatch").value()).isEqualTo(50);
        assertThat(detail.get("words").value()).isEqualTo(4.5);
        assertThat(detail.get("citationsRight").value()).isEqualTo(50);
        assertThat(detail.get("citationRecall").value()).isEqualTo(50); // one of two sources
        assertThat(detail.get("inFirstSentence").low()).isBetween(0.0, 50.0);
        assertThat(report.falseAnswers()).isEmpty();
    }

    @Test
    void questions_of_other_documents_are_false_answers_where_they_are_answered() {
        var report = new AnswerEvaluation(question -> answer("Something. [1]", Route.LOOKUP), Set.of())
                .of(List.of(LOOKUP), List.of("What is elsewhere?"));

        assertThat(report.falseAnswers().orElseThrow().value()).isEqualTo(100);
        assertThat(report.toTable()).contains("answered falsely: What is elsewhere?");
    }

    @Test
    void a_question_with_an_unknown_route_is_named_with_its_line(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("q.jsonl"),
                "{\"id\":\"1\",\"route\":\"gossip\",\"question\":\"Who?\",\"answer\":[\"x\"],\"gold\":[]}");

        assertThatThrownBy(() -> ExpectedAnswer.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("gossip");
    }

    private static AnswerReport evaluate(Map<String, Answer> answers) {
        return new AnswerEvaluation(question -> answers.get(question.text()), Set.of("samples"))
                .of(List.of(LOOKUP, GREETING));
    }

    private static Answer answer(String text, Route route, String... sources) {
        var citations = java.util.stream.IntStream.range(0, sources.length)
                .mapToObj(i -> new Citation(
                        i + 1, "p" + i, "d", "samples", sources[i], "A", 0, 0, 1, "text", "text", List.of()))
                .toList();
        return new Answer(
                "?",
                text,
                true,
                citations,
                new Routing(route, 1, Map.of(), false),
                "graph",
                "extractive",
                Evidence.NONE,
                List.of(),
                Map.of(),
                Usage.NONE,
                "");
    }
}
