package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.Snapshots.Text;
import io.grapevine.answer.retrieve.walk.WalkIndex.Part;
import io.grapevine.language.PhraseExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CollectionIndexTest {

    private static final String ASKED = "Who met Ada Lovelace in the Tollen Valley?";
    private static final List<String> NAMES =
            List.of("Ada Lovelace", "Mara Oswin", "Tollen Valley", "Silent Vines", "Steam Engine", "Charles Babbage");
    private static final float[] QUESTION = {1, 0};

    private final StoredTexts store = new StoredTexts();
    private final Walker walker = new Walker(new PhraseExtractor());

    @Test
    void after_any_changes_it_finds_what_an_index_made_from_scratch_finds() {
        for (int seed = 0; seed < 5; seed++) {
            var random = new Random(seed);
            var index = CollectionIndex.load(store, "c");
            for (int change = 0; change < 25; change++) {
                changeSomething(random);
                index = changed(index);
                index = mergedWhereDue(index);
            }
            assertThat(index.passages())
                    .as("seed " + seed)
                    .isEqualTo(store.texts().size());
            var found = walk(index).passages();
            var expected = walk(CollectionIndex.load(store, "c")).passages();
            assertThat(found.stream().map(Walker.Hit::id).limit(5))
                    .as("seed " + seed)
                    .containsAnyElementsOf(
                            expected.stream().map(Walker.Hit::id).limit(3).toList());
            assertThat(found).hasSameSizeAs(expected);
        }
    }

    @Test
    void merged_into_one_segment_it_equals_one_made_from_scratch() {
        var random = new Random(3);
        IntStream.range(0, 20).forEach(i -> store.put(text(i, random)));
        var index = CollectionIndex.load(store, "c");
        IntStream.range(10, 30).forEach(i -> store.put(text(i, random)));
        store.remove("p3");
        index = changed(index);

        var merged = index.replaced(index.parts(), index.merged(store, index.parts()));

        var expected = walk(CollectionIndex.load(store, "c")).passages();
        assertThat(merged.parts()).hasSize(1);
        assertThat(walk(merged).passages().stream().map(Walker.Hit::id))
                .containsExactlyElementsOf(expected.stream().map(Walker.Hit::id).toList());
    }

    @Test
    void what_changes_while_segments_are_merged_is_not_undone() {
        IntStream.range(0, 8).forEach(i -> store.put(text(i, new Random(i))));
        var index = CollectionIndex.load(store, "c");
        var merged = index.merged(store, index.parts());

        store.remove("p2");
        store.put(new Text("p3", "c", "Trout", "Trout are fish.", QUESTION));
        var after = changed(index).replaced(index.parts(), merged);

        assertThat(after.passages()).isEqualTo(7);
        var walked = new WalkIndex(after.parts(), SameNames.NONE, WalkWeights.DEFAULT);
        assertThat(walked.knows("p2")).isFalse();
        assertThat(walked.title(walked.nodeOfPassage("p3").orElseThrow())).isEqualTo("Trout");
    }

    @Test
    void many_small_changes_read_each_document_a_few_times_and_leave_few_segments() {
        var index = CollectionIndex.load(store, "c");
        for (int i = 0; i < 200; i++) {
            store.put(text(i, new Random(i)));
            index = mergedWhereDue(changed(index));
        }

        assertThat(index.passages()).isEqualTo(200);
        assertThat(index.parts().size()).isLessThan(12);
        assertThat(store.read).isLessThan(200 * 40);
    }

    @Test
    void kept_in_files_it_is_the_same_after_a_start(@TempDir Path folder) throws IOException {
        IntStream.range(0, 12).forEach(i -> store.put(text(i, new Random(i))));
        var index = CollectionIndex.load(store, "c");
        store.remove("p5");
        var files = new SegmentFiles(folder);

        var kept = files.keep("store", "c", changed(index));
        var loaded = new SegmentFiles(folder).load("store", "c").orElseThrow();

        assertThat(walk(loaded)).isEqualTo(walk(changed(index)));
        assertThat(walk(kept)).isEqualTo(walk(loaded));
        assertThat(loaded.version()).isEqualTo(store.state().version());
        assertThat(new SegmentFiles(folder).load("another store", "c")).isEmpty();
        for (var part : kept.parts()) {
            Files.write(part.segment().file().orElseThrow(), new byte[8]);
        }
        assertThat(new SegmentFiles(folder).load("store", "c")).isEmpty();
    }

    private CollectionIndex changed(CollectionIndex index) {
        var changes = store.changes(Map.of("c", index.version())).getOrDefault("c", List.of());
        return index.with(store, changes, store.state().version());
    }

    private CollectionIndex mergedWhereDue(CollectionIndex index) {
        var merged = index;
        for (var some = merged.toMerge(); some.isPresent(); some = merged.toMerge()) {
            Part part = merged.merged(store, some.get());
            merged = merged.replaced(some.get(), part);
        }
        return merged;
    }

    private void changeSomething(Random random) {
        var texts = store.texts();
        if (!texts.isEmpty() && random.nextInt(4) == 0) {
            store.remove(texts.get(random.nextInt(texts.size())).id());
        } else {
            store.put(text(random.nextInt(30), random));
        }
    }

    private Walker.Found walk(CollectionIndex index) {
        return walker.walk(
                new WalkIndex(index.parts(), SameNames.NONE, WalkWeights.DEFAULT),
                Snapshots.start(store.texts(), ASKED, QUESTION),
                10);
    }

    private static Text text(int number, Random random) {
        var text = any(random) + " met " + any(random) + " near the " + any(random) + ".";
        double angle = random.nextDouble() * Math.PI / 2;
        return new Text(
                "p" + number, "c", any(random), text, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }

    private static String any(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
