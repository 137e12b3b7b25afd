package io.grapevine.neural.layer;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// Sequence layers one upon another: each reads the outputs of the one below. Its last state is that of the
/// topmost.
public final class Stacked implements SequenceLayer {

    private final List<SequenceLayer> layers; // the lowest first

    public Stacked(List<? extends SequenceLayer> layers) {
        if (layers.isEmpty()) throw new IllegalArgumentException("a stack needs at least one layer");
        this.layers = List.copyOf(layers);
    }

    public Stacked(SequenceLayer... layers) {
        this(List.of(layers));
    }

    @Override
    public Stacked replica() {
        return new Stacked(layers.stream().map(SequenceLayer::replica).toList());
    }

    @Override
    public List<Param> params() {
        return Layer.params(layers.toArray(Layer[]::new));
    }

    @Override
    public Sequences forward(Sequences x) {
        for (var layer : layers) x = layer.forward(x);
        return x;
    }

    @Override
    public FMatrixRMaj last() {
        return layers.getLast().last();
    }

    @Override
    public Sequences backward(Sequences dy) {
        return below(layers.getLast().backward(dy));
    }

    @Override
    public Sequences backward(FMatrixRMaj dLast) {
        return below(layers.getLast().backward(dLast));
    }

    @Override
    public Sequences backward(Sequences dy, FMatrixRMaj dLast) {
        return below(layers.getLast().backward(dy, dLast));
    }

    private Sequences below(Sequences d) { // forward: x = layer.forward(x)
        for (int i = layers.size() - 2; i >= 0; i--) d = layers.get(i).backward(d);
        return d;
    }

    @Override
    public int outputs() {
        return layers.getLast().outputs();
    }

    @Override
    public int stateSize() {
        return layers.getLast().stateSize();
    }
}
