package io.grapevine.neural.loss;

import io.grapevine.neural.layer.Param;
import java.util.List;

/// Holds weights small: L += λ/2 Σ w². Give it the weights without the biases.
public record L2(double lambda) {

    /// What is added to the loss.
    public double forward(List<Param> params) {
        double sum = 0;
        for (var param : params) {
            for (int i = 0; i < param.size(); i++) sum += (double) param.value().data[i] * param.value().data[i];
        }
        return lambda / 2 * sum;
    }

    /// gradient += λ w
    public void backward(List<Param> params) {
        float scale = (float) lambda;
        for (var param : params) {
            for (int i = 0; i < param.size(); i++) param.grad().data[i] += scale * param.value().data[i];
        }
    }
}
