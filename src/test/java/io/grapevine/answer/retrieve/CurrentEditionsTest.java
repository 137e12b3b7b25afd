package io.grapevine.answer.retrieve;

import io.grapevine.domain.Document;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Filter;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Scope;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.document.DocumentVersions.Pair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CurrentEditionsTest {

    private static final Document OLD =
            document("a-2024.md", Map.of("version", List.of("1"), "date", List.of("2024-01-15")));
    private static final Document NEW =
            document("z-2026.md", Map.of("version", List.of("2"), "date", List.of("2026-01-15")));
    private static final Document DATED = document("b-2024.md", Map.of("date", List.of("2024-01-15")));
    private static final Document LATER = document("c-2026.md", Map.of("date", List.of("2026-01-15")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the current hotel limit?            | 95",
                "What is the hotel limit?                    | 95",
                "What is the hotel limit since January 2026? | 95",
                "What was the hotel limit in 2024?           | 120",
                "What was the hotel limit in 2025?           | 120",
                "What was the limit before 2026?             | 120",
                "What was the limit before January 2026?     | 120",
                "What was the limit before May 2026?         | 95",
                "What was the limit before 2026-01-15?       | 120",
                "What is the limit in the 2024 version?      | 120",
                "What is the limit in version 1?             | 120",
                "What was the limit as of 2026-01-14?        | 120",
                "What was the limit as of 2026-01-15?        | 95",
                "Wie hoch war die Grenze im Jahr 2024?       | 120",
                "What was the limit in 2019?                 | 95",
                "How did the limit change?                   | 120 95",
                "What is the limit of the 2024 Hotel Prize?  | 95",
                "What was the limit in 2024 and since 2026?  | 120 95"
            })
    void the_version_that_is_asked_for_speaks(String question, String limits) {
        var kept = keep(
                Question.of(question), List.of(new Pair(NEW, OLD, false)), passage(OLD, "120"), passage(NEW, "95"));

        assertThat(kept.passages().stream()
                        .map(hit -> hit.passage().text().replaceAll("\\D+", ""))
                        .toList())
                .containsExactly(limits.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the limit since January 2026?  | What is the limit?",
                "What is the limit in version 1?        | What is the limit?",
                "What was the limit in 2024?            | What was the limit?",
                "What is the limit of the 2024 Prize?   | What is the limit of the 2024 Prize?"
            })
    void the_version_is_asked_without_the_words_that_chose_it(String question, String asked) {
        assertThat(CurrentEditions.askedOfChosen(question)).isEqualTo(asked);
    }

    @Test
    void the_version_that_speaks_is_told() {
        var kept = keep(
                Question.of("Limit?"), List.of(new Pair(NEW, OLD, false)), passage(OLD, "120"), passage(NEW, "95"));

        assertThat(kept.editions()).containsExactly(Map.entry("z-2026.md", "version 2, 2026-01-15"));
    }

    @Test
    void where_only_days_differ_a_passage_is_silent_beside_one_that_says_the_same_anew() {
        var pairs = List.of(new Pair(LATER, DATED, false));

        assertThat(keep(Question.of("Limit?"), pairs, passage(DATED, "120"), passage(LATER, "95"))
                        .passages())
                .extracting(hit -> hit.passage().documentId())
                .containsExactly("c-2026.md");
        var other = new ScoredPassage(
                passage(DATED, "Dogs may travel in the first carriage.").passage(), 1);
        assertThat(keep(Question.of("Dogs?"), pairs, other, passage(LATER, "95"))
                        .passages())
                .hasSize(2);
    }

    @Test
    void a_document_that_says_what_it_supersedes_needs_no_number() {
        var plain = document("plain.md", Map.of());

        assertThat(keep(
                                Question.of("Limit?"),
                                List.of(new Pair(plain, LATER, true)),
                                passage(LATER, "95"),
                                passage(plain, "80"))
                        .passages())
                .extracting(hit -> hit.passage().documentId())
                .containsExactly("plain.md");
    }

    @Test
    void of_three_versions_the_last_speaks_though_it_names_only_the_one_before() {
        var first = document("x1.md", Map.of());
        var second = document("x2.md", Map.of());
        var third = document("x3.md", Map.of());
        var pairs = List.of(new Pair(second, first, true), new Pair(third, second, true));

        assertThat(keep(Question.of("Limit?"), pairs, passage(first, "1"), passage(third, "3"), passage(second, "2"))
                        .passages())
                .extracting(hit -> hit.passage().documentId())
                .containsExactly("x3.md");
    }

    @Test
    void documents_that_were_chosen_by_hand_all_speak() {
        var question = Question.of("Limit?")
                .with(new Filter(List.of("a-2024.md"), List.of()))
                .within(Scope.of(Set.of(), Set.of("a-2024.md")));

        assertThat(keep(question, List.of(new Pair(NEW, OLD, false)), passage(OLD, "120"))
                        .passages())
                .hasSize(1);
    }

    @Test
    void what_was_silent_makes_room_for_what_was_found_behind_it() {
        var asked = new ArrayList<Integer>();
        var all = List.of(passage(OLD, "120"), passage(OLD, "121"), passage(NEW, "95"), passage(LATER, "96"));
        var editions = new CurrentEditions(ids -> List.of(new Pair(NEW, OLD, false)));

        var kept = editions.retrieve(retriever(all, asked), Question.of("Limit?"), new float[0], 2);

        assertThat(asked).containsExactly(2, 6);
        assertThat(kept.passages()).hasSize(2).doesNotContain(all.get(0), all.get(1));
    }

    private static Evidence keep(Question question, List<Pair> pairs, ScoredPassage... found) {
        return new CurrentEditions(ids -> pairs)
                .retrieve(retriever(List.of(found), new ArrayList<>()), question, new float[0], found.length);
    }

    private static Retriever retriever(List<ScoredPassage> all, List<Integer> asked) {
        return new Retriever() {
            @Override
            public RetrievalMode mode() {
                return RetrievalMode.GRAPH;
            }

            @Override
            public Evidence retrieve(Question question, float[] vector, int k) {
                asked.add(k);
                return new Evidence(all.subList(0, Math.min(k, all.size())), Subgraph.EMPTY);
            }
        };
    }

    private static ScoredPassage passage(Document document, String limit) {
        var text = limit.length() > 4 ? limit : "The hotel limit is " + limit + " EUR a night.";
        return new ScoredPassage(
                new Passage(
                        document.id() + limit,
                        document.id(),
                        "c",
                        document.source(),
                        "T",
                        "",
                        text,
                        0,
                        0,
                        0,
                        text.length()),
                1);
    }

    private static Document document(String source, Map<String, List<String>> metadata) {
        return new Document(source, "c", source, "Travel policy", "text/markdown", "h", 1, Instant.EPOCH, metadata);
    }
}
