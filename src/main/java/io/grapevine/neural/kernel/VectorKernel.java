package io.grapevine.neural.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The products by the Vector API, blocked for registers: a tile of C of 4 rows and 4 vectors stays in 16
/// registers
/// while the sums run, so that four loads of B and four broadcasts of A feed sixteen multiply-adds. A^T B is the
/// same tile with A's strides exchanged. Only linked where the module `jdk.incubator.vector` is there.
///
/// L lanes of a vector (16 with AVX-512, 8 with AVX2).
final class VectorKernel implements MatrixProducts {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();
    private static final int FEW_ROWS = 4;

    private final PlainKernel plain = new PlainKernel();
    private final ThreadLocal<float[]> scratch = ThreadLocal.withInitial(() -> new float[0]);

    @Override
    public void multAdd(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        product(m, k, n, a, aAt, k, 1, b, bAt, c, cAt);
    }

    @Override
    public void multAddTransA(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        product(m, k, n, a, aAt, 1, m, b, bAt, c, cAt);
    }

    /// C += A B, where element (i,p) of A is at `aAt + i * row + p * step`.
    private static void product(
            int m, int k, int n, float[] a, int aAt, int row, int step, float[] b, int bAt, float[] c, int cAt) {
        int wide = n - n % (4 * L);
        for (int j = 0; j < wide; j += 4 * L) {
            int i = 0;
            for (; i + 4 <= m; i += 4) tile4x4(k, n, a, aAt + i * row, row, step, b, bAt + j, c, cAt + i * n + j);
            for (; i < m; i++) tile1x4(k, n, a, aAt + i * row, step, b, bAt + j, c, cAt + i * n + j);
        }
        for (int j = wide; j < n; j += L) {
            int i = 0;
            for (; i + 4 <= m; i += 4)
                tile4x1(k, n, a, aAt + i * row, row, step, b, bAt + j, c, cAt + i * n + j, n - j);
            for (; i < m; i++) tile1x1(k, n, a, aAt + i * row, step, b, bAt + j, c, cAt + i * n + j, n - j);
        }
    }

    private static void tile4x4(
            int k, int n, float[] a, int aAt, int row, int step, float[] b, int bAt, float[] c, int cAt) {
        var c00 = FloatVector.fromArray(SPECIES, c, cAt);
        var c01 = FloatVector.fromArray(SPECIES, c, cAt + L);
        var c02 = FloatVector.fromArray(SPECIES, c, cAt + 2 * L);
        var c03 = FloatVector.fromArray(SPECIES, c, cAt + 3 * L);
        var c10 = FloatVector.fromArray(SPECIES, c, cAt + n);
        var c11 = FloatVector.fromArray(SPECIES, c, cAt + n + L);
        var c12 = FloatVector.fromArray(SPECIES, c, cAt + n + 2 * L);
        var c13 = FloatVector.fromArray(SPECIES, c, cAt + n + 3 * L);
        var c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * n);
        var c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * n + L);
        var c22 = FloatVector.fromArray(SPECIES, c, cAt + 2 * n + 2 * L);
        var c23 = FloatVector.fromArray(SPECIES, c, cAt + 2 * n + 3 * L);
        var c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * n);
        var c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * n + L);
        var c32 = FloatVector.fromArray(SPECIES, c, cAt + 3 * n + 2 * L);
        var c33 = FloatVector.fromArray(SPECIES, c, cAt + 3 * n + 3 * L);
        for (int p = 0; p < k; p++, aAt += step, bAt += n) {
            var b0 = FloatVector.fromArray(SPECIES, b, bAt);
            var b1 = FloatVector.fromArray(SPECIES, b, bAt + L);
            var b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * L);
            var b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * L);
            var a0 = FloatVector.broadcast(SPECIES, a[aAt]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            var a1 = FloatVector.broadcast(SPECIES, a[aAt + row]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            var a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * row]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            var a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * row]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + L);
        c02.intoArray(c, cAt + 2 * L);
        c03.intoArray(c, cAt + 3 * L);
        c10.intoArray(c, cAt + n);
        c11.intoArray(c, cAt + n + L);
        c12.intoArray(c, cAt + n + 2 * L);
        c13.intoArray(c, cAt + n + 3 * L);
        c20.intoArray(c, cAt + 2 * n);
        c21.intoArray(c, cAt + 2 * n + L);
        c22.intoArray(c, cAt + 2 * n + 2 * L);
        c23.intoArray(c, cAt + 2 * n + 3 * L);
        c30.intoArray(c, cAt + 3 * n);
        c31.intoArray(c, cAt + 3 * n + L);
        c32.intoArray(c, cAt + 3 * n + 2 * L);
        c33.intoArray(c, cAt + 3 * n + 3 * L);
    }

    private static void tile1x4(int k, int n, float[] a, int aAt, int step, float[] b, int bAt, float[] c, int cAt) {
        var c0 = FloatVector.fromArray(SPECIES, c, cAt);
        var c1 = FloatVector.fromArray(SPECIES, c, cAt + L);
        var c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * L);
        var c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * L);
        for (int p = 0; p < k; p++, aAt += step, bAt += n) {
            var a0 = FloatVector.broadcast(SPECIES, a[aAt]);
            c0 = a0.fma(FloatVector.fromArray(SPECIES, b, bAt), c0);
            c1 = a0.fma(FloatVector.fromArray(SPECIES, b, bAt + L), c1);
            c2 = a0.fma(FloatVector.fromArray(SPECIES, b, bAt + 2 * L), c2);
            c3 = a0.fma(FloatVector.fromArray(SPECIES, b, bAt + 3 * L), c3);
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + L);
        c2.intoArray(c, cAt + 2 * L);
        c3.intoArray(c, cAt + 3 * L);
    }

    /// The last columns, `left` of them; a mask that was a parameter would be an object where this is not
    /// inlined.
    private static void tile4x1(
            int k, int n, float[] a, int aAt, int row, int step, float[] b, int bAt, float[] c, int cAt, int left) {
        var mask = SPECIES.indexInRange(0, left);
        var c0 = FloatVector.fromArray(SPECIES, c, cAt, mask);
        var c1 = FloatVector.fromArray(SPECIES, c, cAt + n, mask);
        var c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * n, mask);
        var c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * n, mask);
        for (int p = 0; p < k; p++, aAt += step, bAt += n) {
            var b0 = FloatVector.fromArray(SPECIES, b, bAt, mask);
            c0 = b0.fma(FloatVector.broadcast(SPECIES, a[aAt]), c0);
            c1 = b0.fma(FloatVector.broadcast(SPECIES, a[aAt + row]), c1);
            c2 = b0.fma(FloatVector.broadcast(SPECIES, a[aAt + 2 * row]), c2);
            c3 = b0.fma(FloatVector.broadcast(SPECIES, a[aAt + 3 * row]), c3);
        }
        c0.intoArray(c, cAt, mask);
        c1.intoArray(c, cAt + n, mask);
        c2.intoArray(c, cAt + 2 * n, mask);
        c3.intoArray(c, cAt + 3 * n, mask);
    }

    private static void tile1x1(
            int k, int n, float[] a, int aAt, int step, float[] b, int bAt, float[] c, int cAt, int left) {
        var mask = SPECIES.indexInRange(0, left);
        var c0 = FloatVector.fromArray(SPECIES, c, cAt, mask);
        for (int p = 0; p < k; p++, aAt += step, bAt += n) {
            c0 = FloatVector.fromArray(SPECIES, b, bAt, mask).fma(FloatVector.broadcast(SPECIES, a[aAt]), c0);
        }
        c0.intoArray(c, cAt, mask);
    }

    /// Through a transposed copy of B, which costs as much as one or two rows of the product: sums along vectors
    /// would have to be taken across lanes at their end, in an order that the Vector API leaves open.
    @Override
    public void multAddTransB(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        if (m < FEW_ROWS) {
            plain.multAddTransB(m, k, n, a, aAt, b, bAt, c, cAt);
            return;
        }
        var transposed = scratch.get();
        if (transposed.length < k * n) {
            transposed = new float[k * n];
            scratch.set(transposed);
        }
        Kernel.transpose(n, k, b, bAt, transposed, 0);
        product(m, k, n, a, aAt, k, 1, transposed, 0, c, cAt);
    }

    @Override
    public void tanh(float[] x, int at, int n) {
        for (int i = 0; i < n; i += L) {
            var mask = SPECIES.indexInRange(i, n);
            VectorMath.tanh(FloatVector.fromArray(SPECIES, x, at + i, mask)).intoArray(x, at + i, mask);
        }
    }

    @Override
    public void sigmoid(float[] x, int at, int n) {
        for (int i = 0; i < n; i += L) {
            var mask = SPECIES.indexInRange(i, n);
            VectorMath.sigmoid(FloatVector.fromArray(SPECIES, x, at + i, mask)).intoArray(x, at + i, mask);
        }
    }
}
