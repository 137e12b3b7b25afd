package io.grapevine.neural.layer;

import java.util.ArrayList;
import java.util.List;

/// A part of a network that can be trained. What goes in and out differs from kind to kind, so `forward` and
/// `backward` are each layer's own; see the package for their conventions.
public interface Layer {

    /// The trained matrices, always in the same order.
    List<Param> params();

    /// The params of several layers in one list.
    static List<Param> params(Layer... layers) {
        var all = new ArrayList<Param>();
        for (var layer : layers) all.addAll(layer.params());
        return List.copyOf(all);
    }
}
