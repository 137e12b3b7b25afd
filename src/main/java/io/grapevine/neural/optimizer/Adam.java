package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// Kingma and Ba 2015, algorithm 1: m and v are running means of the gradient and its square, w -= rate * m̂ /
/// (sqrt(v̂) + ε) with m̂ = m / (1 - β1^k), v̂ = v / (1 - β2^k). Weight decay is apart from the gradient (AdamW,
/// Loshchilov and Hutter 2019): w -= rate * decay * w.
public final class Adam implements Optimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Schedule schedule;
    private final double decay;
    private final Param steps = Param.zeros("adam.steps", 1, 1);
    private final IdentityHashMap<FMatrixRMaj, Moments> moments = new IdentityHashMap<>();

    private record Moments(Param m, Param v) {
        Moments(Param of) {
            this(
                    Param.zeros("adam.m." + of.name(), of.value().numRows, of.value().numCols),
                    Param.zeros("adam.v." + of.name(), of.value().numRows, of.value().numCols));
        }
    }

    public Adam(Schedule schedule) {
        this(schedule, 0);
    }

    public Adam(Schedule schedule, double decay) {
        this.schedule = schedule;
        this.decay = decay;
    }

    @Override
    public void step(List<Param> params) {
        long k = (long) steps.value().data[0];
        steps.value().data[0]++;
        double rate = schedule.rate(k);
        float scaleM = (float) (rate / (1 - Math.pow(BETA1, k + 1.0)));
        float scaleV = (float) (1 / (1 - Math.pow(BETA2, k + 1.0)));
        float keep = (float) (1 - rate * decay);
        for (var param : params) update(param, of(param), scaleM, scaleV, keep);
    }

    private static void update(Param param, Moments memory, float scaleM, float scaleV, float keep) {
        var w = param.value().data;
        var g = param.grad().data;
        var m = memory.m.value().data;
        var v = memory.v.value().data;
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        float epsilon = (float) EPSILON;
        for (int i = 0; i < param.size(); i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            w[i] = keep * w[i] - scaleM * m[i] / ((float) Math.sqrt(scaleV * v[i]) + epsilon);
        }
    }

    @Override
    public List<Param> memory(List<Param> params) {
        var all = new ArrayList<Param>();
        all.add(steps);
        for (var param : params) {
            all.add(of(param).m);
            all.add(of(param).v);
        }
        return all;
    }

    private Moments of(Param param) {
        return moments.computeIfAbsent(param.value(), value -> new Moments(param));
    }
}
