package io.grapevine.graph.entity;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Scope;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.index.GraphReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.grapevine.graph.Samples.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(TestGraph.class)
class EntityMergesIT {

    private final Graph graph;
    private final DocumentStore store;
    private final EntityMerges merges;
    private final EntityReader entities;

    EntityMergesIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
        this.merges = new EntityMerges(graph);
        this.entities = new EntityReader(graph);
    }

    @BeforeEach
    void three_spellings() {
        store.replaceAll(List.of(
                document("default", "a.txt", "Ibm built a Mainframe.", "Ibm hired Ada."),
                document("default", "b.txt", "Ibmcorp sold a Printer to Ada.", "Bigblue is Ibmcorp.")));
    }

    @Test
    void what_was_read_of_one_is_found_with_the_other() {
        assertThat(merges.merge("ibmcorp", "ibm")).isEqualTo("ibm");

        var ibm = entities.find("ibm", Scope.EVERYTHING, 10, 10).orElseThrow();
        assertThat(ibm.mentions()).isEqualTo(4);
        assertThat(ibm.aliases()).containsExactly("ibmcorp");
        assertThat(ibm.neighbours().nodes())
                .extracting(n -> n.id())
                .contains("mainframe", "printer", "bigblue")
                .doesNotContain("ibmcorp");
        assertThat(entities.find("ibmcorp", Scope.EVERYTHING, 10, 10))
                .map(e -> e.key())
                .contains("ibm");
    }

    @Test
    void a_merge_holds_for_documents_that_come_later() {
        merges.merge("ibmcorp", "ibm");

        store.replaceAll(List.of(document("default", "c.txt", "Ibmcorp moved to Armonk.")));

        assertThat(entities.find("ibm", Scope.EVERYTHING, 10, 10).orElseThrow().mentions())
                .isEqualTo(5);
        assertThat(new GraphReader(graph).snapshot(Set.of()).aliases()).containsKey("ibmcorp");
    }

    @Test
    void a_split_leaves_the_graph_that_there_was() {
        var before = TestGraph.dump(graph);

        merges.merge("bigblue", "ibmcorp");
        merges.merge("ibmcorp", "ibm");
        assertThat(merges.list()).extracting(EntityMerges.Merge::entity).containsExactly("ibm", "ibm");
        assertThat(merges.split("ibmcorp")).isEqualTo("ibm");
        assertThat(merges.list())
                .extracting(EntityMerges.Merge::alias, EntityMerges.Merge::entity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("bigblue", "ibmcorp"));
        merges.split("bigblue");

        assertThat(TestGraph.dump(graph)).isEqualTo(before);
    }

    @Test
    void two_spellings_in_one_passage_count_as_one_passage() {
        merges.merge("bigblue", "ibmcorp");

        assertThat(entities.find("ibmcorp", Scope.EVERYTHING, 10, 10)
                        .orElseThrow()
                        .mentions())
                .isEqualTo(2);
        assertThat(entities.find("ibmcorp", Scope.EVERYTHING, 10, 10)
                        .orElseThrow()
                        .neighbours()
                        .edges())
                .noneMatch(e -> e.from().equals(e.to()));
    }

    @Test
    void what_cannot_be_is_refused_with_the_next_step() {
        merges.merge("ibmcorp", "ibm");

        assertThatThrownBy(() -> merges.merge("ibm", "ibmcorp"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("one entity already");
        assertThatThrownBy(() -> merges.merge("ibmcorp", "ada"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("entities split");
        assertThatThrownBy(() -> merges.merge("nobody", "ada"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("entities find");
        assertThatThrownBy(() -> merges.merge("ada", "nobody")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> merges.split("ada"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("entities merged");
    }
}
