package io.grapevine.llm;

/// The vectors of a text's word pieces, each in the context of the whole text.
///
/// T pieces, D numbers a vector.
///
/// @param starts offset in the text of each piece's first character, T of them
/// @param ends   offset behind its last character, T of them
/// @param values vectors one after another, T*D
/// @param pooled vector of the whole text, of length 1, D
public record TokenVectors(int[] starts, int[] ends, int dimension, float[] values, float[] pooled) {

    public TokenVectors {
        if (starts.length != ends.length || values.length != starts.length * dimension) {
            throw new IllegalArgumentException("%d starts, %d ends and %d numbers do not make vectors of %d"
                    .formatted(starts.length, ends.length, values.length, dimension));
        }
    }

    public int size() {
        return starts.length;
    }
}
