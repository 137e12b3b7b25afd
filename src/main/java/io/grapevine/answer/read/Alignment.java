package io.grapevine.answer.read;

import io.grapevine.llm.TokenVectors;

/// How well each word piece of a question finds its like among those of a text, by cosine.
///
/// Q pieces of the question, T of the text, D numbers a vector: Q*T*D products.
///
/// @param best     for each piece of the text the highest cosine with a piece of the question, T
/// @param mean     of the highest cosine of each piece of the question
/// @param lowest   the least of them
/// @param strong   the share of them above 0.8
record Alignment(float[] best, float mean, float lowest, float strong) {

    private static final float STRONG = 0.8f;

    static Alignment of(TokenVectors question, TokenVectors text) {
        var best = new float[text.size()];
        var sum = 0f;
        var lowest = 1f;
        var strong = 0;
        var lengths = lengths(text);
        var questionLengths = lengths(question);
        for (var q = 0; q < question.size(); q++) {
            var max = -1f;
            for (var t = 0; t < text.size(); t++) {
                var cosine = dot(question, q, text, t) / (questionLengths[q] * lengths[t]);
                best[t] = Math.max(best[t], cosine);
                max = Math.max(max, cosine);
            }
            sum += max;
            lowest = Math.min(lowest, max);
            strong += max > STRONG ? 1 : 0;
        }
        var pieces = Math.max(1, question.size());
        return new Alignment(best, sum / pieces, lowest, (float) strong / pieces);
    }

    private static float[] lengths(TokenVectors text) {
        var lengths = new float[text.size()];
        for (var t = 0; t < lengths.length; t++) {
            lengths[t] = (float) Math.sqrt(Math.max(1e-9, dot(text, t, text, t)));
        }
        return lengths;
    }

    private static float dot(TokenVectors one, int i, TokenVectors other, int j) {
        var sum = 0f;
        var at = i * one.dimension();
        var with = j * other.dimension();
        for (var k = 0; k < one.dimension(); k++) {
            sum += one.values()[at + k] * other.values()[with + k];
        }
        return sum;
    }
}
