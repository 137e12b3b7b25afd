package io.grapevine.answer.read;

import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.text.SpanNetwork;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the span network is told of each word piece of a sentence beside its vector.
final class SpanFeatures {

    /// Features of a piece.
    static final int SIZE = 12 + AnswerType.values().length;

    private static final Pattern MONTH = Pattern.compile(
            "(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december)");

    private SpanFeatures() {}

    static SpanNetwork.Input input(AskedFor asked, TokenVectors question, String text, TokenVectors vectors) {
        var best = Alignment.of(question, vectors).best();
        var features = new float[vectors.size() * SIZE];
        for (var t = 0; t < vectors.size(); t++) {
            var word = word(text, vectors.starts()[t], vectors.ends()[t]);
            fill(features, t * SIZE, asked, word, best[t], vectors.starts()[t] == 0);
        }
        return new SpanNetwork.Input(vectors.values(), question.pooled(), features, vectors.size());
    }

    private static void fill(float[] to, int at, AskedFor asked, String word, float best, boolean first) {
        var terms = Terms.of(word);
        var known = !terms.isEmpty() && asked.weights().keySet().containsAll(terms);
        var initial = word.isEmpty() ? ' ' : word.codePointAt(0);
        var digits = word.codePoints().filter(Character::isDigit).count();
        to[at] = best;
        to[at + 1] = known ? 1 : 0;
        to[at + 2] = terms.isEmpty() ? 1 : 0;
        to[at + 3] = Character.isUpperCase(initial) && !first ? 1 : 0;
        to[at + 4] = digits > 0 ? 1 : 0;
        to[at + 5] = digits == 4 && word.length() == 4 ? 1 : 0;
        to[at + 6] = MONTH.matcher(word).matches() ? 1 : 0;
        to[at + 7] = Character.isLetterOrDigit(initial) ? 0 : 1;
        to[at + 8] = word.equals(",") || word.equals(".") ? 1 : 0;
        to[at + 9] = word.startsWith("(") || word.equals("\"") ? 1 : 0;
        to[at + 10] = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) && digits == 0 ? 1 : 0;
        to[at + 11] = AnswerType.NUMBER.isIn(word, "") ? 1 : 0;
        to[at + 12 + asked.type().ordinal()] = 1;
    }

    /// The whole word around a piece.
    private static String word(String text, int start, int end) {
        if (start >= end || !Character.isLetterOrDigit(text.codePointAt(start))) {
            return text.substring(start, end);
        }
        var from = start;
        while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            from--;
        }
        var to = end;
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
