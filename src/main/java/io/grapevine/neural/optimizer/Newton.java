package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/// Newton's method for small problems: w -= (H + λ I)^-1 g, the Hessian H by central differences of the
/// gradient. Where a step does not lower the loss, λ grows (Levenberg 1944), which turns it towards the
/// gradient and shortens it; where it does, λ shrinks.
///
/// n elements in all params; a step costs 2 n gradients and n³ / 3 operations, so n is a few hundred at most.
public final class Newton {

    private static final int MOST_ELEMENTS = 1000;
    private static final double STEP = 1e-3;

    private final List<Param> params;
    private final DoubleSupplier loss;
    private final int n;
    private final FMatrixRMaj hessian; // (n,n)
    private final FMatrixRMaj gradient; // (n,1)
    private final FMatrixRMaj move; // (n,1)
    private double damping = 1e-3;

    /// `loss` runs forward **and** backward over all examples; the gradients are zeroed before each call.
    public Newton(List<Param> params, DoubleSupplier loss) {
        this.params = params;
        this.loss = loss;
        n = params.stream().mapToInt(Param::size).sum();
        if (n > MOST_ELEMENTS) {
            throw new IllegalArgumentException("Newton's method needs the Hessian of all elements, and " + n
                    + " are too many; at most " + MOST_ELEMENTS);
        }
        hessian = new FMatrixRMaj(n, n);
        gradient = new FMatrixRMaj(n, 1);
        move = new FMatrixRMaj(n, 1);
    }

    /// One step. Returns the loss that it reached, never above the one before.
    public double step() {
        fillHessian();
        double before = gradientInto(gradient);
        for (int attempt = 0; attempt < 20; attempt++) {
            var damped = hessian.copy();
            for (int i = 0; i < n; i++) damped.data[i * n + i] += (float) damping;
            if (CommonOps_FDRM.solve(damped, gradient, move)) {
                moveBy(-1);
                double after = loss();
                if (after <= before) {
                    damping = Math.max(1e-9, damping / 10);
                    return after;
                }
                moveBy(1);
            }
            damping *= 10;
        }
        return before;
    }

    /// H_ij = (g_j(w + h e_i) - g_j(w - h e_i)) / 2h
    private void fillHessian() {
        var above = new FMatrixRMaj(n, 1);
        var below = new FMatrixRMaj(n, 1);
        int row = 0;
        for (var param : params) {
            for (int i = 0; i < param.size(); i++, row++) {
                float at = param.value().data[i];
                param.value().data[i] = at + (float) STEP;
                gradientInto(above);
                param.value().data[i] = at - (float) STEP;
                gradientInto(below);
                param.value().data[i] = at;
                for (int j = 0; j < n; j++)
                    hessian.data[row * n + j] = (above.data[j] - below.data[j]) / (2 * (float) STEP);
            }
        }
    }

    private double gradientInto(FMatrixRMaj g) {
        double value = loss();
        int at = 0;
        for (var param : params) {
            System.arraycopy(param.grad().data, 0, g.data, at, param.size());
            at += param.size();
        }
        return value;
    }

    private double loss() {
        Param.zeroGradients(params);
        return loss.getAsDouble();
    }

    private void moveBy(int sign) {
        int at = 0;
        for (var param : params) {
            for (int i = 0; i < param.size(); i++, at++) param.value().data[i] += sign * move.data[at];
        }
    }
}
