package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// Duchi et al. 2011: each element has its own rate, that falls with what it has moved: s += g², w -= rate * g /
/// sqrt(s + ε).
public final class AdaGrad implements Optimizer {

    private static final double EPSILON = 1e-8;

    private final double rate;
    private final IdentityHashMap<FMatrixRMaj, Param> sums = new IdentityHashMap<>();

    public AdaGrad(double rate) {
        this.rate = rate;
    }

    @Override
    public void step(List<Param> params) {
        float r = (float) rate;
        float epsilon = (float) EPSILON;
        for (var param : params) {
            var w = param.value().data;
            var g = param.grad().data;
            var s = of(param).value().data;
            for (int i = 0; i < param.size(); i++) {
                s[i] += g[i] * g[i];
                w[i] -= r * g[i] / (float) Math.sqrt(s[i] + epsilon);
            }
        }
    }

    @Override
    public List<Param> memory(List<Param> params) {
        var all = new ArrayList<Param>();
        for (var param : params) all.add(of(param));
        return all;
    }

    private Param of(Param param) {
        return sums.computeIfAbsent(
                param.value(), value -> Param.zeros("adagrad.s." + param.name(), value.numRows, value.numCols));
    }
}
