package io.grapevine.neural.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Dense layers one after another, of any depth: f between them, and the last one linear, as the losses want it.
public final class FeedForward implements Layer {

    private final List<Dense> layers;

    /// `sizes` are the input, every hidden layer, and the output: `{2, 8, 1}` has one hidden layer of eight.
    public FeedForward(String name, int[] sizes, Activation f, RandomGenerator random) {
        if (sizes.length < 2)
            throw new IllegalArgumentException("a network needs at least 2 sizes, was given " + sizes.length);
        var dense = new ArrayList<Dense>();
        for (int i = 1; i < sizes.length; i++) {
            dense.add(new Dense(
                    name + "." + i, sizes[i - 1], sizes[i], i < sizes.length - 1 ? f : Activation.IDENTITY, random));
        }
        this(dense);
    }

    private FeedForward(List<Dense> layers) {
        this.layers = List.copyOf(layers);
    }

    public FeedForward replica() {
        return new FeedForward(layers.stream().map(Dense::replica).toList());
    }

    @Override
    public List<Param> params() {
        return Layer.params(layers.toArray(Layer[]::new));
    }

    public FMatrixRMaj forward(FMatrixRMaj x) {
        for (var layer : layers) x = layer.forward(x);
        return x;
    }

    public FMatrixRMaj backward(FMatrixRMaj dy) {
        for (var layer : layers.reversed()) dy = layer.backward(dy);
        return dy;
    }
}
