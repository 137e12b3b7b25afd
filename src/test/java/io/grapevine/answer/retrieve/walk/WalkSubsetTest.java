package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.domain.Topic;
import io.grapevine.language.PhraseExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WalkSubsetTest {

    private static final String ASKED = "Who met Ada Lovelace in the Tollen Valley?";
    private static final List<String> NAMES =
            List.of("Ada Lovelace", "Mara Oswin", "Tollen Valley", "Silent Vines", "Steam Engine", "Charles Babbage");

    private final Walker walker = new Walker(new PhraseExtractor());

    @Test
    void a_walk_over_some_documents_is_that_over_a_store_which_holds_only_these() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var texts = texts(random);
            var some = texts.stream().filter(text -> random.nextBoolean()).toList();
            var ids = some.stream().map(Text::id).toList();
            var alone = Snapshots.index(some, WalkWeights.DEFAULT);

            var subset = WalkSubset.of(Snapshots.index(texts, WalkWeights.DEFAULT), ids);

            var start = Snapshots.start(some, ASKED, vector(new Random(seed)));
            assertThat(walker.walk(subset, start, 10)).as("seed " + seed).isEqualTo(walker.walk(alone, start, 10));
        }
    }

    @Test
    void of_no_document_nothing_is_found() {
        var whole = Snapshots.index(texts(new Random(1)), WalkWeights.DEFAULT);

        var found = walker.walk(
                WalkSubset.of(whole, Set.of("nowhere")),
                new Walker.Start(ASKED, Topic.NONE, List.of(), 0, List.of()),
                5);

        assertThat(found.passages()).isEmpty();
    }

    private static List<Text> texts(Random random) {
        var texts = new ArrayList<Text>();
        for (int i = 0; i < 12; i++) {
            var text = any(random) + " met " + any(random) + " near the " + any(random) + ".";
            texts.add(new Text("p" + i, "a", any(random), text, vector(random)));
        }
        return texts;
    }

    private static String any(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private static float[] vector(Random random) {
        double angle = random.nextDouble() * Math.PI / 2;
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0};
    }
}
