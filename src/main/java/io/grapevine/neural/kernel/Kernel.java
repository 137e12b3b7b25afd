package io.grapevine.neural.kernel;

import org.ejml.data.FMatrixRMaj;

/// The one door to the products of matrices: through the Vector API where the JVM was started with
/// `--add-modules jdk.incubator.vector`, otherwise through plain loops. Every product is added to C.
public final class Kernel {

    private static final int TRANSPOSE_BLOCK = 16;
    private static final MatrixProducts PRODUCTS = Products.choose();

    private Kernel() {}

    /// C (m,n) += A (m,k) B (k,n), over row-major arrays that begin at an offset
    public static void multAdd(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        PRODUCTS.multAdd(m, k, n, a, aAt, b, bAt, c, cAt);
    }

    /// C (m,n) += A^T B with A (k,m), B (k,n)
    public static void multAddTransA(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        PRODUCTS.multAddTransA(m, k, n, a, aAt, b, bAt, c, cAt);
    }

    /// C (m,n) += A B^T with A (m,k), B (n,k)
    public static void multAddTransB(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        PRODUCTS.multAddTransB(m, k, n, a, aAt, b, bAt, c, cAt);
    }

    /// C += A B
    public static void multAdd(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        check(a.numRows == c.numRows && a.numCols == b.numRows && b.numCols == c.numCols, a, "", b, "", c);
        multAdd(c.numRows, a.numCols, c.numCols, a.data, 0, b.data, 0, c.data, 0);
    }

    /// C += A^T B
    public static void multAddTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        check(a.numCols == c.numRows && a.numRows == b.numRows && b.numCols == c.numCols, a, "^T", b, "", c);
        multAddTransA(c.numRows, a.numRows, c.numCols, a.data, 0, b.data, 0, c.data, 0);
    }

    /// C += A B^T
    public static void multAddTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        check(a.numRows == c.numRows && a.numCols == b.numCols && b.numRows == c.numCols, a, "", b, "^T", c);
        multAddTransB(c.numRows, a.numCols, c.numCols, a.data, 0, b.data, 0, c.data, 0);
    }

    /// x[i] = tanh(x[i]) for n elements from `at`
    public static void tanh(float[] x, int at, int n) {
        PRODUCTS.tanh(x, at, n);
    }

    /// x[i] = 1 / (1 + e^-x[i]) for n elements from `at`
    public static void sigmoid(float[] x, int at, int n) {
        PRODUCTS.sigmoid(x, at, n);
    }

    /// B (n,m) = A^T with A (m,n), in blocks that stay in the nearest cache
    public static void transpose(int m, int n, float[] a, int aAt, float[] b, int bAt) {
        for (int i0 = 0; i0 < m; i0 += TRANSPOSE_BLOCK) {
            int i1 = Math.min(m, i0 + TRANSPOSE_BLOCK);
            for (int j0 = 0; j0 < n; j0 += TRANSPOSE_BLOCK) {
                int j1 = Math.min(n, j0 + TRANSPOSE_BLOCK);
                for (int j = j0; j < j1; j++) {
                    for (int i = i0; i < i1; i++) b[bAt + j * m + i] = a[aAt + i * n + j];
                }
            }
        }
    }

    /// X += v in every row, v (1,n)
    public static void addToRows(FMatrixRMaj v, FMatrixRMaj x) {
        int n = x.numCols;
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < n; j++) x.data[i * n + j] += v.data[j];
        }
    }

    /// v (1,n) += the sum of the rows of X
    public static void addRows(FMatrixRMaj x, FMatrixRMaj v) {
        int n = x.numCols;
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < n; j++) v.data[j] += x.data[i * n + j];
        }
    }

    private static void check(boolean fits, FMatrixRMaj a, String transA, FMatrixRMaj b, String transB, FMatrixRMaj c) {
        if (!fits) {
            throw new IllegalArgumentException("shapes do not fit: (%d,%d) += (%d,%d)%s (%d,%d)%s"
                    .formatted(c.numRows, c.numCols, a.numRows, a.numCols, transA, b.numRows, b.numCols, transB));
        }
    }
}
