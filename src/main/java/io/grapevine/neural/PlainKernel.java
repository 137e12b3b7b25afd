package io.grapevine.neural;

/// The products as loops that any JVM runs well: the innermost runs along rows, so that the compiler can make vectors of it.
final class PlainKernel implements MatrixProducts {

    @Override
    public void multAdd(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) addScaled(n, a[aAt + i * k + p], b, bAt + p * n, c, cAt + i * n);
        }
    }

    @Override
    public void multAddTransA(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        for (int p = 0; p < k; p++) {
            for (int i = 0; i < m; i++) addScaled(n, a[aAt + p * m + i], b, bAt + p * n, c, cAt + i * n);
        }
    }

    /// c[j] += factor * b[j]
    private static void addScaled(int n, float factor, float[] b, int bAt, float[] c, int cAt) {
        if (factor == 0) return;
        for (int j = 0; j < n; j++) c[cAt + j] += factor * b[bAt + j];
    }

    @Override
    public void multAddTransB(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) c[cAt + i * n + j] += dot(k, a, aAt + i * k, b, bAt + j * k);
        }
    }

    /// Four sums side by side, because the additions of one would wait for each other.
    private static float dot(int k, float[] a, int aAt, float[] b, int bAt) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int p = 0;
        for (; p + 3 < k; p += 4) {
            s0 += a[aAt + p] * b[bAt + p];
            s1 += a[aAt + p + 1] * b[bAt + p + 1];
            s2 += a[aAt + p + 2] * b[bAt + p + 2];
            s3 += a[aAt + p + 3] * b[bAt + p + 3];
        }
        for (; p < k; p++) s0 += a[aAt + p] * b[bAt + p];
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void tanh(float[] x, int at, int n) {
        for (int i = at; i < at + n; i++) x[i] = (float) Math.tanh(x[i]);
    }

    @Override
    public void sigmoid(float[] x, int at, int n) {
        for (int i = at; i < at + n; i++) x[i] = (float) (1 / (1 + Math.exp(-x[i])));
    }
}
