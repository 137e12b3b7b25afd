package io.grapevine.answer.retrieve;

import io.grapevine.domain.Document;
import io.grapevine.domain.Filter;
import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Question;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentFilter;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(TestGraph.class)
class DocumentScopesIT {

    private final DocumentStore store;
    private final DocumentScopes scopes;

    DocumentScopesIT(Graph graph) {
        store = new DocumentStore(graph);
        scopes = new DocumentScopes(store, new DocumentFilter(graph));
    }

    @BeforeEach
    void store() {
        store.replaceAll(List.of(
                document(
                        "a/policy.md",
                        Map.of("author", List.of("Ida Berg"), "date", List.of("2024-03-01"), "version", List.of("9"))),
                document(
                        "b/policy.md",
                        Map.of(
                                "author",
                                List.of("Nils Holm", "Ida Berg"),
                                "date",
                                List.of("2024"),
                                "version",
                                List.of("10"))),
                document("minutes.txt", Map.of("date", List.of("2025-01-15"), "tags", List.of("board", "roof"))),
                document("set.jsonl#r1", Map.of())));
    }

    @Test
    void metadata_comes_back_as_it_was_stored() {
        assertThat(store.find("default/minutes.txt").orElseThrow().metadata())
                .isEqualTo(Map.of("date", List.of("2025-01-15"), "tags", List.of("board", "roof")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "author  | ida berg   |         |            | a/policy.md b/policy.md",
                "author  | Nils Holm  |         |            | b/policy.md",
                "tags    | roof,ships |         |            | minutes.txt",
                "date    | 2024       |         |            | a/policy.md b/policy.md",
                "date    | 2024-03    |         |            | a/policy.md",
                "date    |            | 2024-02 | 2024-06    | a/policy.md b/policy.md",
                "date    |            | 2024-12-31 |         | b/policy.md minutes.txt",
                "date    |            |         | 2024       | a/policy.md b/policy.md",
                "version |            | 9.5     |            | b/policy.md",
                "version |            | 2       | 9          | a/policy.md",
                "source  | minutes.txt |        |            | minutes.txt"
            })
    void documents_that_meet_the_conditions_are_the_scope(
            String field, String values, String from, String to, String expected) {
        var condition = new Condition(
                field,
                values == null ? List.of() : List.of(values.split(",")),
                Optional.ofNullable(from),
                Optional.ofNullable(to));

        var narrowed = scopes.narrow(Question.of("Who?").with(new Filter(List.of(), List.of(condition))));

        assertThat(narrowed.sources()).containsExactly(expected.split(" "));
        assertThat(narrowed.documents()).contains(narrowed.sources().size());
    }

    @Test
    void documents_are_chosen_by_id_source_file_name_and_file_of_records() {
        assertThat(sources("a/policy.md")).containsExactly("a/policy.md");
        assertThat(sources("policy.md")).containsExactly("a/policy.md", "b/policy.md");
        assertThat(sources("default/minutes.txt")).containsExactly("minutes.txt");
        assertThat(sources("set.jsonl")).containsExactly("set.jsonl#r1");
        assertThatThrownBy(() -> sources("policy.md", "gone.md"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("There is no document gone.md");
    }

    @Test
    void a_filter_that_nothing_meets_says_whether_the_field_exists() {
        assertThatThrownBy(() -> filtered("auhtor", "Ida"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("No document has the field auhtor. Fields are: date, author");
        assertThatThrownBy(() -> filtered("author", "Nobody")).hasMessage("No document meets the filter on author.");
    }

    @Test
    void a_file_that_the_question_names_is_the_scope_and_leaves_the_question() {
        var narrowed = scopes.narrow(Question.of("Summarize minutes.txt"));

        assertThat(narrowed.sources()).containsExactly("minutes.txt");
        assertThat(narrowed.question().text()).isEqualTo("Summarize this document");
        assertThat(scopes.narrow(Question.of("Summarize other.txt")).documents())
                .isEmpty();
        assertThat(scopes.narrow(Question.of("Who mentions minutes.txt?")).documents())
                .isEmpty();
    }

    private List<String> sources(String... documents) {
        return scopes.narrow(Question.of("Who?").with(new Filter(List.of(documents), List.of())))
                .sources();
    }

    private void filtered(String field, String value) {
        scopes.narrow(Question.of("Who?").with(new Filter(List.of(), List.of(Condition.in(field, List.of(value))))));
    }

    private static PreparedDocument document(String source, Map<String, List<String>> metadata) {
        var prepared = Samples.document("default", source, "Ada met Charles.");
        var d = prepared.document();
        return new PreparedDocument(
                new Document(
                        d.id(),
                        d.collection(),
                        d.source(),
                        d.title(),
                        d.mediaType(),
                        d.hash(),
                        d.passages(),
                        d.ingestedAt(),
                        metadata),
                prepared.passages());
    }
}
