package io.grapevine.answer.read;

import io.grapevine.answer.read.Candidate.Kind;
import io.grapevine.llm.TokenVectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the networks are told of a candidate for a question: words in common, type of the answer, place, and,
/// where the embedding knows the language, closeness in meaning. Cost of one: its words times the question's.
final class SentenceFeatures {

    /// Features of the words alone.
    static final int LEXICAL = 42;
    /// Those, the score of the words alone, and closeness in meaning.
    static final int ALL = LEXICAL + 9;

    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:It|Its|He|His|She|Her|They|Their|This|These|Those|That|Both|Such|There|Then|Er|Sie|Es|Il|Elle)\\b.*",
            Pattern.DOTALL);
    private static final double FAR = 8;
    private static final int WINDOW = 3;

    private final AskedFor asked;
    private final Map<Integer, Set<String>> termsOfPassages = new HashMap<>();
    private final Map<String, Set<String>> termsOfDocuments = new HashMap<>();
    private final Set<String> everywhere = new HashSet<>();

    SentenceFeatures(AskedFor asked, List<Candidate> candidates) {
        this.asked = asked;
        for (var candidate : candidates) {
            for (var terms : List.of(candidate.terms(), candidate.context())) {
                termsOfPassages
                        .computeIfAbsent(candidate.number(), n -> new HashSet<>())
                        .addAll(terms);
                termsOfDocuments
                        .computeIfAbsent(candidate.passage().documentId(), n -> new HashSet<>())
                        .addAll(terms);
                everywhere.addAll(terms);
            }
        }
    }

    /// The features of the words of each candidate, the last ones relative to the best candidate.
    float[][] lexical(List<Candidate> candidates) {
        var all = new float[candidates.size()][];
        for (var i = 0; i < all.length; i++) {
            all[i] = lexical(candidates.get(i));
        }
        for (var relative = 0; relative < 4; relative++) {
            var best = 0f;
            for (var features : all) {
                best = Math.max(best, features[relative]);
            }
            for (var features : all) {
                features[LEXICAL - 4 + relative] = best == 0 ? 0 : features[relative] / best;
            }
        }
        return all;
    }

    private float[] lexical(Candidate candidate) {
        var features = new Row(LEXICAL);
        var terms = candidate.terms();
        var passage = termsOfPassages.get(candidate.number());
        var document = termsOfDocuments.get(candidate.passage().documentId());
        var grams = candidate.grams();
        var shared = asked.grams().stream().filter(grams::contains).count();
        // 0 to 3 come again relative to the best
        features.add(asked.share(terms::contains));
        features.add(asked.share(candidate::has));
        features.add(
                asked.grams().isEmpty() ? 0 : shared / (double) asked.grams().size());
        features.add(pairs(candidate.words()));
        features.add(asked.share(
                term -> candidate.has(term) || candidate.beforeTerms().contains(term)));
        features.add(asked.share(passage::contains));
        features.add(asked.share(document::contains));
        features.add(asked.share(everywhere::contains));
        features.add(run(candidate.words()));
        features.add(terms.isEmpty() ? 0 : common(terms) / terms.size());
        features.add(Math.min(1, (terms.size() - common(terms)) / FAR));
        features.add(Math.log1p(terms.size()) / 4);
        features.add(terms.size() < 3 ? 1 : 0);
        features.add(1.0 / candidate.number());
        features.add(Math.min(candidate.number(), 10) / 10.0);
        features.add(Math.min(candidate.index(), FAR) / FAR);
        features.add(candidate.index() == 0 ? 1 : 0);
        names(features, candidate, passage, document);
        features.add(POINTS_BACK.matcher(candidate.text()).matches() ? 1 : 0);
        features.add(AskedFor.isNegated(candidate.text()) == asked.negated() ? 1 : 0);
        features.add(asked.negated() ? 1 : 0);
        features.add(candidate.kind() == Kind.ROW ? 1 : 0);
        features.add(candidate.kind() == Kind.ITEM || candidate.kind() == Kind.STEP ? 1 : 0);
        features.add(candidate.text().endsWith(":") || candidate.text().endsWith("?") ? 1 : 0);
        var holds = asked.type().isIn(candidate.text(), asked.text());
        for (var type : AnswerType.values()) {
            features.add(type == asked.type() ? holds ? 1 : -1 : 0);
        }
        features.add(Math.log1p(asked.weights().size()) / 3);
        return features.values;
    }

    private void names(Row features, Candidate candidate, Set<String> passage, Set<String> document) {
        features.add(asked.names().isEmpty() ? 0 : 1);
        features.add(asked.names(candidate.terms()::contains));
        features.add(asked.names(candidate::has));
        features.add(asked.names(passage::contains));
        features.add(asked.names(document::contains));
        features.add(asked.names(everywhere::contains));
    }

    private double common(Set<String> terms) {
        return terms.stream().filter(asked.weights()::containsKey).count();
    }

    /// The share of neighbouring pairs of the question's terms that stand close together in the candidate.
    private double pairs(List<String> words) {
        var question = asked.words();
        if (question.size() < 2) {
            return question.isEmpty() || !words.contains(question.getFirst()) ? 0 : 1;
        }
        var found = 0;
        for (var i = 0; i + 1 < question.size(); i++) {
            found += near(words, question.get(i), question.get(i + 1)) ? 1 : 0;
        }
        return found / (question.size() - 1.0);
    }

    private static boolean near(List<String> words, String one, String other) {
        for (var i = 0; i < words.size(); i++) {
            if (words.get(i).equals(one)) {
                var from = Math.max(0, i - WINDOW);
                if (words.subList(from, Math.min(words.size(), i + WINDOW + 1)).contains(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The longest run of the candidate's terms that stands so in the question, by the question's length.
    private double run(List<String> words) {
        var question = asked.words();
        var longest = 0;
        var previous = new int[question.size() + 1];
        for (var word : words) {
            var current = new int[question.size() + 1];
            for (var j = 0; j < question.size(); j++) {
                current[j + 1] = word.equals(question.get(j)) ? previous[j] + 1 : 0;
                longest = Math.max(longest, current[j + 1]);
            }
            previous = current;
        }
        return question.isEmpty() ? 0 : longest / (double) question.size();
    }

    /// What the first network saw, its score, and the closeness in meaning; `vectors` may be empty for a
    /// language that the embedding does not know.
    static float[][] withMeaning(float[][] lexical, float[] scores, TokenVectors question, List<TokenVectors> vectors) {
        var rows = new float[lexical.length][];
        var best = 0f;
        for (var i = 0; i < rows.length; i++) {
            var row = Arrays.copyOf(lexical[i], ALL);
            row[LEXICAL] = scores[i] / 5;
            row[LEXICAL + 1] = cosine(question.pooled(), vectors.get(i).pooled());
            var likeness = Alignment.of(question, vectors.get(i));
            row[LEXICAL + 2] = likeness.mean();
            row[LEXICAL + 3] = likeness.lowest();
            row[LEXICAL + 4] = likeness.strong();
            best = Math.max(best, row[LEXICAL + 1]);
            rows[i] = row;
        }
        var bestMean = max(rows, LEXICAL + 2);
        var bestScore = max(rows, LEXICAL);
        for (var row : rows) {
            row[LEXICAL + 5] = 10 * (row[LEXICAL + 1] - best);
            row[LEXICAL + 6] = 10 * (row[LEXICAL + 2] - bestMean);
            row[LEXICAL + 7] = row[LEXICAL] - bestScore;
            row[LEXICAL + 8] = best;
        }
        return rows;
    }

    private static float max(float[][] rows, int column) {
        var max = Float.NEGATIVE_INFINITY;
        for (var row : rows) {
            max = Math.max(max, row[column]);
        }
        return max;
    }

    private static float cosine(float[] one, float[] other) {
        var sum = 0f;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// A row of features that is filled from the left.
    private static final class Row {
        private final float[] values;
        private int next;

        Row(int size) {
            values = new float[size];
        }

        void add(double value) {
            values[next++] = (float) value;
        }
    }
}
