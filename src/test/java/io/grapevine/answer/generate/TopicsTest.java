package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.TestExchange;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Community;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a collection is about, and several sentences of one passage.
class TopicsTest {

    private static final Passage HARVEST =
            passage("h", "Harvest", "It rained. The harvest of Ridge Hill began on 3 September.");
    private static final Passage CELLAR = passage("c", "Cellar", "- The cellar was dug by Tomas Reed.");
    private static final Evidence EVIDENCE = new Evidence(
            List.of(new ScoredPassage(HARVEST, 2), new ScoredPassage(CELLAR, 1)),
            Subgraph.EMPTY,
            OptionalDouble.of(0.4),
            Optional.empty(),
            List.of(
                    community("1", "Ridge Hill, harvest", "h"),
                    community("2", "Tomas Reed", "c"),
                    community("3", "Nobody", "elsewhere")));

    @Test
    void a_question_about_the_whole_lists_what_the_communities_speak_of() {
        var generation = new ExtractiveGenerator().generate(found("What are the main topics?", event -> {}));

        assertThat(generation.text())
                .isEqualTo("- **Harvest** (Ridge Hill, harvest): The harvest of Ridge Hill began on 3 September. [1]\n"
                        + "- **Cellar** (Tomas Reed): The cellar was dug by Tomas Reed. [2]");
        assertThat(generation.citations())
                .extracting(c -> c.sentence())
                .containsExactly(
                        "The harvest of Ridge Hill began on 3 September.", "- The cellar was dug by Tomas Reed.");
    }

    @Test
    void one_that_names_a_subject_is_answered_from_the_passages() {
        var generation = new ExtractiveGenerator().generate(found("Give me an overview of the cellar.", event -> {}));

        assertThat(generation.text()).doesNotContain("**").contains("Tomas Reed");
    }

    @Test
    void a_passage_that_is_cited_for_two_statements_has_a_sentence_for_each() {
        var events = new ArrayList<AnswerEvent>();
        var exchange = found("When did the harvest begin?", events::add);
        var answer = new StreamedAnswer(exchange, number -> number <= 2);

        answer.accept("The harvest began on 3 September [1]. Before that it rained [1]. It rained, as said [1].");

        assertThat(exchange.transcript().generation(true, "m").citations())
                .singleElement()
                .satisfies(citation -> {
                    assertThat(citation.sentence()).isEqualTo("The harvest of Ridge Hill began on 3 September.");
                    assertThat(citation.also()).containsExactly("It rained.");
                });
        assertThat(events).filteredOn(AnswerEvent.Cited.class::isInstance).hasSize(2);
    }

    private static Exchange found(String question, Consumer<AnswerEvent> listener) {
        return TestExchange.found(question, Routing.chosenByUser(Route.OVERVIEW), new float[0], EVIDENCE, listener);
    }

    private static Passage passage(String id, String title, String text) {
        return new Passage(id, "d-" + id, "c", id + ".txt", title, "", text, 0, 0, 0, text.length());
    }

    private static Community community(String id, String title, String passage) {
        return new Community(id, "c", 0, "", title, "", List.of(), List.of(passage));
    }
}
