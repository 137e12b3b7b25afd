package io.grapevine.neural.layer;

import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// While training, sets each element to zero with probability `rate` and divides the others by 1 - rate, so that
/// the expectation stays (Srivastava et al. 2014). Answering leaves the layer out.
public final class Dropout {

    private final double rate;
    private final FMatrixRMaj mask = new FMatrixRMaj(0, 0); // 0 or 1 / (1 - rate)
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0);

    public Dropout(double rate) {
        if (!(rate >= 0 && rate < 1))
            throw new IllegalArgumentException("a dropout rate must be in [0,1), was " + rate);
        this.rate = rate;
    }

    public FMatrixRMaj forward(FMatrixRMaj x, RandomGenerator random) {
        mask.reshape(x.numRows, x.numCols);
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < x.getNumElements(); i++) mask.data[i] = random.nextDouble() < rate ? 0 : kept;
        return masked(x, y);
    }

    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return masked(dy, dx); // forward: y = mask * x
    }

    private FMatrixRMaj masked(FMatrixRMaj from, FMatrixRMaj to) {
        to.reshape(from.numRows, from.numCols);
        for (int i = 0; i < from.getNumElements(); i++) to.data[i] = mask.data[i] * from.data[i];
        return to;
    }
}
