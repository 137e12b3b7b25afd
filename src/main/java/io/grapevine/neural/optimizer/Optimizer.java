package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.List;

/// Moves params against their gradients. An optimizer has the memory, a layer the mathematics.
public interface Optimizer {

    /// One step by the gradients as they stand; the gradients stay.
    void step(List<Param> params);

    /// What it remembers of these params, as named matrices, for a checkpoint: writing into the values restores
    /// it. Steps that it counted are among them.
    List<Param> memory(List<Param> params);
}
