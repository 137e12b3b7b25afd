package io.grapevine.lab.intents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// How often each label was given for each right one.
///
/// @param labels in the order of rows and columns
/// @param counts row = the right label, column = the given one
public record ConfusionMatrix(List<String> labels, int[][] counts) {

    /// So many answers with this right label got that one.
    public record Confusion(String right, String given, int count) {}

    public ConfusionMatrix {
        labels = List.copyOf(labels);
    }

    public static ConfusionMatrix of(Classified answers, List<String> labels) {
        var index = new LinkedHashMap<String, Integer>();
        labels.forEach(label -> index.put(label, index.size()));
        answers.all().forEach(answer -> index.putIfAbsent(answer.label(), index.size()));
        var counts = new int[index.size()][index.size()];
        for (var answer : answers.all()) counts[index.get(answer.label())][index.get(answer.given())]++;
        return new ConfusionMatrix(List.copyOf(index.keySet()), counts);
    }

    /// What is confused, the most frequent first.
    public List<Confusion> confusions() {
        var all = new ArrayList<Confusion>();
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                if (row != column && counts[row][column] > 0) {
                    all.add(new Confusion(labels.get(row), labels.get(column), counts[row][column]));
                }
            }
        }
        all.sort(Comparator.comparing(confusion -> -confusion.count()));
        return all;
    }
}
