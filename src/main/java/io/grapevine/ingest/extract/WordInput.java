package io.grapevine.ingest.extract;

import io.grapevine.domain.EntityType;
import io.grapevine.language.Span;
import io.grapevine.language.TypeEvidence;
import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.text.SequenceTagger;
import java.util.List;

/// What the tagger of names sees of a text's words: the mean vector of each word's pieces, which know no case, and
/// how the word is written.
///
/// W words, D size of a vector, F = [#FEATURES].
public final class WordInput {

    public static final int FEATURES = 16;

    private static final TypeEvidence TYPES = new TypeEvidence();
    private static final List<EntityType> TOLD = List.of(EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION);

    private WordInput() {}

    /// @param sentences the words of each sentence, by their places in the text; those behind the last vector have
    ///                  a vector of zeros
    /// @return vectors W*D and features W*F
    public static SequenceTagger.Input of(String text, List<List<Span>> sentences, TokenVectors vectors) {
        int words = sentences.stream().mapToInt(List::size).sum();
        var means = new float[words * vectors.dimension()];
        var features = new float[words * FEATURES];
        int word = 0;
        int piece = 0;
        for (var sentence : sentences) {
            float titled = shareOfCapitals(text, sentence);
            for (int i = 0; i < sentence.size(); i++, word++) {
                var span = sentence.get(i);
                piece = mean(vectors, piece, span, means, word * vectors.dimension());
                write(span.of(text), features, word * FEATURES);
                features[word * FEATURES + FEATURES - 2] = i == 0 ? 1 : 0;
                features[word * FEATURES + FEATURES - 1] = titled;
            }
        }
        return new SequenceTagger.Input(means, features, words);
    }

    /// @return the first piece that may belong to the next word
    private static int mean(TokenVectors vectors, int from, Span word, float[] means, int at) {
        int first = from;
        while (first < vectors.size() && vectors.ends()[first] <= word.start()) first++;
        int last = first;
        while (last < vectors.size() && vectors.starts()[last] < word.end()) last++;
        int dimension = vectors.dimension();
        for (int piece = first; piece < last; piece++) {
            for (int j = 0; j < dimension; j++) {
                means[at + j] += vectors.values()[piece * dimension + j] / (last - first);
            }
        }
        return first;
    }

    private static void write(String word, float[] features, int at) {
        int capitals = (int) word.codePoints().filter(Character::isUpperCase).count();
        int letters = (int) word.codePoints().filter(Character::isLetter).count();
        int digits = (int) word.codePoints().filter(Character::isDigit).count();
        boolean first = Character.isUpperCase(word.codePointAt(0));
        int i = at;
        features[i++] = first && capitals == 1 && letters > 1 ? 1 : 0; // Ada
        features[i++] = capitals == letters && letters > 1 ? 1 : 0; // IBM
        features[i++] = capitals == 1 && letters == 1 ? 1 : 0; // J.
        features[i++] = capitals > 1 && capitals < letters ? 1 : 0; // McKay
        features[i++] = !first && capitals > 0 ? 1 : 0; // iPhone
        features[i++] = capitals == 0 && letters > 0 ? 1 : 0;
        features[i++] = digits > 0 && digits == word.length() ? 1 : 0;
        features[i++] = digits > 0 && digits < word.length() ? 1 : 0;
        features[i++] = letters == 0 && digits == 0 ? 1 : 0;
        features[i++] = word.indexOf('-') > 0 ? 1 : 0;
        features[i++] = Math.min(word.length(), 12) / 12f;
        int told = TOLD.indexOf(TYPES.ofNoun(word));
        if (told >= 0) features[i + told] = 1;
    }

    /// In a headline or a line in capitals a capital says less.
    private static float shareOfCapitals(String text, List<Span> sentence) {
        long words = sentence.stream()
                .filter(span -> Character.isLetter(text.codePointAt(span.start())))
                .count();
        long capitals = sentence.stream()
                .filter(span -> Character.isUpperCase(text.codePointAt(span.start())))
                .count();
        return words == 0 ? 0 : (float) capitals / words;
    }
}
