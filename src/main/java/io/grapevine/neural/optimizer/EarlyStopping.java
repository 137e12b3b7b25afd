package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// Stops when the validation loss has not fallen for `patience` epochs, and gives back the params of the best
/// one.
public final class EarlyStopping {

    private final List<Param> params;
    private final int patience;
    private final List<FMatrixRMaj> kept;
    private double best = Double.POSITIVE_INFINITY;
    private int since;

    public EarlyStopping(List<Param> params, int patience) {
        if (patience < 1) throw new IllegalArgumentException("patience must be at least 1 epoch, was " + patience);
        this.params = List.copyOf(params);
        this.patience = patience;
        kept = params.stream().map(param -> param.value().copy()).toList();
    }

    /// Takes the validation loss (or any figure that is better when lower) of an epoch. True when training
    /// should end.
    public boolean stopAfter(double loss) {
        if (loss < best) {
            best = loss;
            since = 0;
            for (int i = 0; i < kept.size(); i++)
                kept.get(i).setTo(params.get(i).value());
            return false;
        }
        return ++since >= patience;
    }

    /// Sets the params to those of the best epoch.
    public void restore() {
        for (int i = 0; i < kept.size(); i++) params.get(i).value().setTo(kept.get(i));
    }

    public double best() {
        return best;
    }
}
