package io.grapevine.graph.document;

import io.grapevine.domain.Document;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.driver.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(TestGraph.class)
class DocumentVersionsIT {

    private final DocumentStore store;
    private final DocumentVersions versions;

    DocumentVersionsIT(Graph graph) {
        store = new DocumentStore(graph);
        versions = new DocumentVersions(graph);
    }

    @Test
    void versions_are_found_by_path_title_and_what_a_document_says() {
        store.replaceAll(List.of(
                document("hr/policy-v1.md", "Policy", Map.of()),
                document("hr/policy-v2.md", "Our policy", Map.of()),
                document("a.md", "Travel", Map.of("version", List.of("1"))),
                document("z.md", "Travel", Map.of("version", List.of("2"))),
                document("rules/old.md", "Rules", Map.of()),
                document("rules/new.md", "New rules", Map.of("supersedes", List.of("old.md"))),
                document("other.md", "Other", Map.of())));

        assertThat(of("hr/policy-v1.md")).containsExactly(tuple("hr/policy-v1.md", "hr/policy-v2.md", false));
        assertThat(of("z.md")).containsExactly(tuple("z.md", "a.md", false));
        assertThat(of("rules/old.md")).containsExactly(tuple("rules/new.md", "rules/old.md", true));
        assertThat(of("rules/new.md")).containsExactly(tuple("rules/new.md", "rules/old.md", true));
        assertThat(of("other.md")).isEmpty();
    }

    @Test
    void a_document_that_went_is_no_version() {
        store.replaceAll(List.of(
                document("hr/policy-v1.md", "Policy", Map.of()), document("hr/policy-v2.md", "Policy", Map.of())));

        store.remove("default/hr/policy-v2.md");

        assertThat(of("hr/policy-v1.md")).isEmpty();
    }

    private List<org.assertj.core.groups.Tuple> of(String source) {
        return versions.of(List.of("default/" + source)).stream()
                .map(pair -> tuple(pair.one().source(), pair.other().source(), pair.supersedes()))
                .toList();
    }

    private static PreparedDocument document(String source, String title, Map<String, List<String>> metadata) {
        var prepared = Samples.document("default", source, "Ada met Charles.");
        var d = prepared.document();
        return new PreparedDocument(
                new Document(
                        d.id(), d.collection(), source, title, d.mediaType(), d.hash(), 1, d.ingestedAt(), metadata),
                prepared.passages());
    }
}
