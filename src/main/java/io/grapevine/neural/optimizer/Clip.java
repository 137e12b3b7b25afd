package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.List;

/// Keeps gradients from exploding (Pascanu et al. 2013).
public final class Clip {

    private Clip() {}

    /// Every element into ±limit.
    public static void byValue(List<Param> params, double limit) {
        float most = (float) limit;
        for (var param : params) {
            var g = param.grad().data;
            for (int i = 0; i < param.size(); i++) g[i] = Math.max(-most, Math.min(most, g[i]));
        }
    }

    /// Scales all gradients together so that their common Euclidean norm is at most `most`. Returns the norm as
    /// it was.
    public static double byNorm(List<Param> params, double most) {
        double squares = 0;
        for (var param : params) {
            var g = param.grad().data;
            for (int i = 0; i < param.size(); i++) squares += (double) g[i] * g[i];
        }
        double norm = Math.sqrt(squares);
        if (norm <= most) return norm;
        float scale = (float) (most / norm);
        for (var param : params) {
            var g = param.grad().data;
            for (int i = 0; i < param.size(); i++) g[i] *= scale;
        }
        return norm;
    }
}
