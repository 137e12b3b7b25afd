package io.grapevine.lab.intents;

import io.grapevine.neural.text.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/// Examples parted in two, each label in the same shares.
///
/// @param train what is left
/// @param held  what was held out
public record Split(List<Example> train, List<Example> held) {

    public Split {
        train = List.copyOf(train);
        held = List.copyOf(held);
    }

    /// Holds out this share of the examples of every label, at random, and at least one where a label has more
    /// than one.
    public static Split stratified(List<Example> examples, double share, RandomGenerator random) {
        if (!(share > 0 && share < 1))
            throw new IllegalArgumentException("a share must be between 0 and 1, was " + share);
        var byLabel = new LinkedHashMap<String, List<Example>>();
        for (var example : examples)
            byLabel.computeIfAbsent(example.label(), label -> new ArrayList<>()).add(example);
        var train = new ArrayList<Example>();
        var held = new ArrayList<Example>();
        for (var ofLabel : byLabel.values()) {
            shuffle(ofLabel, random);
            int count = ofLabel.size() < 2 ? 0 : (int) Math.max(1, Math.round(share * ofLabel.size()));
            held.addAll(ofLabel.subList(0, count));
            train.addAll(ofLabel.subList(count, ofLabel.size()));
        }
        return new Split(train, held);
    }

    static <T> void shuffle(List<T> list, RandomGenerator random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            list.set(j, list.set(i, list.get(j)));
        }
    }
}
