package io.grapevine.graph;

import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.PreparedDocument;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.entity.EntityMerges;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Random sequences of adding, changing and removing small documents that share most of their entities, and of
/// merging and splitting those.
@ExtendWith(TestGraph.class)
class ExactnessIT {

    private static final List<String> WORDS =
            List.of("Ada", "ADA", "Charles", "Mary", "MARY", "London", "Engine", "wrote", "the");

    private final Graph graph;
    private final DocumentStore store;
    private final EntityMerges merges;

    ExactnessIT(Graph graph) {
        this.graph = graph;
        this.store = new DocumentStore(graph);
        this.merges = new EntityMerges(graph);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_any_sequence_the_graph_is_the_one_built_from_scratch(long seed) {
        var random = new Random(seed);
        var left = new TreeMap<String, PreparedDocument>();
        for (var step = 0; step < 30; step++) {
            change(random, left);
        }
        var grown = TestGraph.dump(graph);

        graph.execute("test/test-clear-documents", Map.of());
        store.replaceAll(left.values().stream()
                .sorted(Comparator.comparing(d -> d.document().hash()))
                .toList());

        assertThat(grown).as("seed %d", seed).isEqualTo(TestGraph.dump(graph));
    }

    private void change(Random random, Map<String, PreparedDocument> left) {
        var collection = random.nextInt(4) == 0 ? "other" : "default";
        var source = "d" + random.nextInt(6);
        var id = collection + "/" + source;
        switch (random.nextInt(10)) {
            case 0, 1 -> assertThat(store.remove(id)).isEqualTo(left.remove(id) != null);
            case 2 -> {
                store.removeCollection("other");
                left.keySet().removeIf(key -> key.startsWith("other/"));
            }
            case 3 -> store.replaceAll(List.copyOf(left.values()));
            case 4 -> mergeSome(random);
            case 5 -> splitSome(random);
            default -> {
                var document = Samples.document(collection, source, texts(random));
                store.replace(document.document(), document.passages());
                left.put(id, document);
            }
        }
    }

    private void mergeSome(Random random) {
        var alias = WORDS.get(random.nextInt(WORDS.size())).toLowerCase(Locale.ROOT);
        var into = WORDS.get(random.nextInt(WORDS.size())).toLowerCase(Locale.ROOT);
        try {
            assertThat(merges.merge(alias, into)).isNotEqualTo(alias);
        } catch (GrapevineException notPossible) { // one of them is not there, or they are one already
            assertThat(notPossible).isInstanceOfAny(NotFound.class, BadInput.class);
        }
    }

    private void splitSome(Random random) {
        var merged = merges.list();
        if (!merged.isEmpty()) {
            merges.split(merged.get(random.nextInt(merged.size())).alias());
        }
    }

    private static String[] texts(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> IntStream.range(0, 1 + random.nextInt(6))
                                .mapToObj(j -> WORDS.get(random.nextInt(WORDS.size())))
                                .collect(Collectors.joining(" "))
                        + " " + i)
                .toArray(String[]::new);
    }
}
