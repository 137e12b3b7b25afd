package io.grapevine.neural.layer;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Each token becomes a vector: x = E[word] + (1/n) Σ E[bucket of an n-gram], the second part where its bag has
/// n > 0 of them (after Bojanowski et al. 2017, who leave out the mean).
///
/// V rows (words and buckets), D size of a vector, T steps, B sequences.
public final class Embedding implements Layer {

    private final Param e; // (V,D)
    private Tokens tokens;
    private final Sequences x = new Sequences(); // (T*B,D)

    public Embedding(String name, int rows, int size, RandomGenerator random) {
        this(Param.normal(name + ".e", rows, size, 0.1, random));
    }

    /// Over a matrix that is there already, as from a file.
    public Embedding(Param e) {
        this.e = e;
    }

    public Embedding replica() {
        return new Embedding(e);
    }

    @Override
    public List<Param> params() {
        return List.of(e);
    }

    /// Tokens (T,B) -> vectors (T*B,D), zeros past the ends
    public Sequences forward(Tokens tokens) {
        this.tokens = tokens;
        int size = e.value().numCols;
        x.reshape(tokens.steps(), tokens.lengths(), size);
        for (int t = 0; t < tokens.steps(); t++) {
            for (int b = 0; b < tokens.batch(); b++) {
                int at = x.offset(t, b);
                var bag = tokens.bag(t, b);
                if (bag == null) {
                    Arrays.fill(x.values().data, at, at + size, 0);
                    continue;
                }
                System.arraycopy(e.value().data, bag[0] * size, x.values().data, at, size);
                for (int i = 1; i < bag.length; i++) {
                    addScaled(size, share(bag), e.value().data, bag[i] * size, x.values().data, at);
                }
            }
        }
        return x;
    }

    /// dx (T*B,D); tokens have no gradient
    public void backward(Sequences dx) {
        int size = e.value().numCols;
        for (int t = 0; t < tokens.steps(); t++) {
            for (int b = 0; b < tokens.batch(); b++) {
                int at = dx.offset(t, b);
                var bag = tokens.bag(t, b);
                if (bag == null) continue;
                addScaled(size, 1, dx.values().data, at, e.grad().data, bag[0] * size); // forward: x = E[word]
                for (int i = 1; i < bag.length; i++) { // forward: x += E[bucket] / n
                    addScaled(size, share(bag), dx.values().data, at, e.grad().data, bag[i] * size);
                }
            }
        }
    }

    private static float share(int[] bag) {
        return 1f / (bag.length - 1);
    }

    /// to[j] += factor * from[j]
    private static void addScaled(int n, float factor, float[] from, int fromAt, float[] to, int toAt) {
        for (int j = 0; j < n; j++) to[toAt + j] += factor * from[fromAt + j];
    }
}
