package io.grapevine.neural.optimizer;

import io.grapevine.neural.layer.Param;
import java.util.List;

/// w -= rate * gradient. Full-batch, mini-batch or stochastic is for [MiniBatches] to say: all examples, some,
/// or one before each step.
public final class GradientDescent implements Optimizer {

    private final Schedule schedule;
    private final Param steps = Param.zeros("descent.steps", 1, 1);

    public GradientDescent(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void step(List<Param> params) {
        float rate = (float) schedule.rate((long) steps.value().data[0]++);
        for (var param : params) {
            for (int i = 0; i < param.size(); i++) param.value().data[i] -= rate * param.grad().data[i];
        }
    }

    @Override
    public List<Param> memory(List<Param> params) {
        return List.of(steps);
    }
}
