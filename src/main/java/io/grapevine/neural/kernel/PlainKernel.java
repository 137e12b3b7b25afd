package io.grapevine.neural.kernel;

/// The products as loops that any JVM runs well: the innermost runs along rows, so that the compiler can make
/// vectors of it.
final class PlainKernel implements MatrixProducts {

    @Override
    public void multAdd(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        product(m, k, n, a, aAt, k, 1, b, bAt, c, cAt);
    }

    @Override
    public void multAddTransA(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        product(m, k, n, a, aAt, 1, m, b, bAt, c, cAt);
    }

    /// C += A B, where element (i,p) of A is at `aAt + i * row + p * step`. Four rows of B at a time, so that a
    /// row of C is loaded and stored a quarter as often.
    private static void product(
            int m, int k, int n, float[] a, int aAt, int row, int step, float[] b, int bAt, float[] c, int cAt) {
        for (int i = 0; i < m; i++) {
            int p = 0;
            for (; p + 3 < k; p += 4) {
                int at = aAt + i * row + p * step;
                add4(n, a[at], a[at + step], a[at + 2 * step], a[at + 3 * step], b, bAt + p * n, c, cAt + i * n);
            }
            for (; p < k; p++) add1(n, a[aAt + i * row + p * step], b, bAt + p * n, c, cAt + i * n);
        }
    }

    /// c += a0 b_0 + a1 b_1 + a2 b_2 + a3 b_3, rows of n
    private static void add4(int n, float a0, float a1, float a2, float a3, float[] b, int bAt, float[] c, int cAt) {
        if (a0 == 0 && a1 == 0 && a2 == 0 && a3 == 0) return;
        for (int j = 0; j < n; j++) {
            c[cAt + j] += a0 * b[bAt + j] + a1 * b[bAt + n + j] + a2 * b[bAt + 2 * n + j] + a3 * b[bAt + 3 * n + j];
        }
    }

    private static void add1(int n, float a0, float[] b, int bAt, float[] c, int cAt) {
        if (a0 == 0) return;
        for (int j = 0; j < n; j++) c[cAt + j] += a0 * b[bAt + j];
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
