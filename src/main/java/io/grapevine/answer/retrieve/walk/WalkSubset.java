package io.grapevine.answer.retrieve.walk;

import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.index.GraphSnapshot.Mentions;
import io.grapevine.graph.index.GraphSnapshot.Relations;
import io.grapevine.graph.index.GraphSnapshot.SameAs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The part of a walk's index that some documents make, as if nothing else were stored: their passages, the
/// entities that these mention, and what was read in them. In time proportional to the whole index.
final class WalkSubset {

    private static final int NONE = -1;

    private final WalkIndex whole;
    private final int[] passages; // numbers in the whole
    private final int[] passageOf; // (passages of the whole) number in the subset
    private final int[] entities;
    private final int[] entityOf;

    private WalkSubset(WalkIndex whole, Set<String> documents) {
        this.whole = whole;
        var snapshot = whole.snapshot();
        this.passages = IntStream.range(0, snapshot.passages().size())
                .filter(p -> documents.contains(snapshot.passages().get(p).documentId()))
                .toArray();
        this.passageOf = numbers(passages, snapshot.passages().size());
        var mentions = snapshot.mentions();
        this.entities = IntStream.range(0, mentions.passage().length)
                .filter(i -> passageOf[mentions.passage()[i]] != NONE)
                .map(i -> mentions.entity()[i])
                .distinct()
                .sorted()
                .toArray();
        this.entityOf = numbers(entities, snapshot.entities().size());
    }

    static WalkIndex of(WalkIndex whole, Set<String> documents) {
        var subset = new WalkSubset(whole, documents);
        var snapshot = subset.snapshot();
        return new WalkIndex(
                snapshot, whole.vectors().only(subset.passages), subset.namedTitles(snapshot), whole.weights());
    }

    private static int[] numbers(int[] kept, int all) {
        var numbers = new int[all];
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < kept.length; i++) {
            numbers[kept[i]] = i;
        }
        return numbers;
    }

    private GraphSnapshot snapshot() {
        var all = whole.snapshot();
        return new GraphSnapshot(
                all.version(),
                IntStream.of(passages).mapToObj(all.passages()::get).toList(),
                IntStream.of(entities).mapToObj(all.entities()::get).toList(),
                mentions(all.mentions()),
                relations(all.relations()),
                sameAs(all.sameAs()),
                aliases(all.aliases()));
    }

    private Mentions mentions(Mentions all) {
        var kept = columns(all.passage().length, i -> passageOf[all.passage()[i]] != NONE);
        return new Mentions(
                pick(all.passage(), kept, passageOf), pick(all.entity(), kept, entityOf), pick(all.weight(), kept));
    }

    private Relations relations(Relations all) {
        var kept = columns(
                all.passage().length,
                i -> passageOf[all.passage()[i]] != NONE
                        && entityOf[all.subject()[i]] != NONE
                        && entityOf[all.object()[i]] != NONE);
        return new Relations(
                pick(all.passage(), kept, passageOf),
                pick(all.subject(), kept, entityOf),
                pick(all.object(), kept, entityOf),
                pick(all.weight(), kept));
    }

    private SameAs sameAs(SameAs all) {
        var kept = columns(all.a().length, i -> entityOf[all.a()[i]] != NONE && entityOf[all.b()[i]] != NONE);
        return new SameAs(pick(all.a(), kept, entityOf), pick(all.b(), kept, entityOf), pick(all.cosine(), kept));
    }

    private Map<String, Integer> aliases(Map<String, Integer> all) {
        var aliases = new HashMap<String, Integer>();
        all.forEach((alias, entity) -> {
            if (entityOf[entity] != NONE) {
                aliases.put(alias, entityOf[entity]);
            }
        });
        return aliases;
    }

    private NamedTitles namedTitles(GraphSnapshot snapshot) {
        var all = whole.namedTitles();
        var titles = NamedTitles.entities(snapshot, WalkIndex.entityNumbers(snapshot));
        var kept = all.only(i -> passageOf[all.passage()[i]] != NONE
                && entityOf[all.entity()[i]] != NONE
                && titles.contains(entityOf[all.entity()[i]]));
        return new NamedTitles(
                IntStream.of(kept.passage()).map(p -> passageOf[p]).toArray(),
                IntStream.of(kept.entity()).map(e -> entityOf[e]).toArray());
    }

    private static int[] columns(int count, IntPredicate isKept) {
        return IntStream.range(0, count).filter(isKept).toArray();
    }

    private static int[] pick(int[] column, int[] kept, int[] numbers) {
        return IntStream.of(kept).map(i -> numbers[column[i]]).toArray();
    }

    private static float[] pick(float[] column, int[] kept) {
        var picked = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            picked[i] = column[kept[i]];
        }
        return picked;
    }
}
