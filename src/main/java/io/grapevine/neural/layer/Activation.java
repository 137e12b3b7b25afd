package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;

/// The functions between layers. Each derivative is written by the function's own value y, so that nothing else
/// need be kept.
public enum Activation {

    /// y = x, dy/dx = 1
    IDENTITY {
        @Override
        void apply(float[] x, int at, int n) {}

        @Override
        void backward(float[] y, float[] d, int at, int n) {}
    },

    /// y = 1 / (1 + e^-x), dy/dx = y (1 - y)
    SIGMOID {
        @Override
        void apply(float[] x, int at, int n) {
            Kernel.sigmoid(x, at, n);
        }

        @Override
        void backward(float[] y, float[] d, int at, int n) {
            for (int i = at; i < at + n; i++) d[i] *= y[i] * (1 - y[i]);
        }
    },

    /// y = tanh x, dy/dx = 1 - y²
    TANH {
        @Override
        void apply(float[] x, int at, int n) {
            Kernel.tanh(x, at, n);
        }

        @Override
        void backward(float[] y, float[] d, int at, int n) {
            for (int i = at; i < at + n; i++) d[i] *= 1 - y[i] * y[i];
        }
    },

    /// y = max(0, x), dy/dx = 1 where y > 0, else 0
    RELU {
        @Override
        void apply(float[] x, int at, int n) {
            for (int i = at; i < at + n; i++) x[i] = Math.max(0, x[i]);
        }

        @Override
        void backward(float[] y, float[] d, int at, int n) {
            for (int i = at; i < at + n; i++) d[i] = y[i] > 0 ? d[i] : 0;
        }
    };

    /// In place for n elements from `at`.
    abstract void apply(float[] x, int at, int n);

    /// d[i] *= dy/dx for n elements from `at`, given y.
    abstract void backward(float[] y, float[] d, int at, int n);
}
