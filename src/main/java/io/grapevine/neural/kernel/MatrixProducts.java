package io.grapevine.neural.kernel;

/// The three products that training needs, each **added** to C, over row-major arrays that begin at an offset.
/// C is (m,n), and k is the length of the sums.
interface MatrixProducts {

    /// C (m,n) += A (m,k) B (k,n)
    void multAdd(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt);

    /// C (m,n) += A^T B with A (k,m), B (k,n)
    void multAddTransA(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt);

    /// C (m,n) += A B^T with A (m,k), B (n,k)
    void multAddTransB(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt);

    /// x[i] = tanh(x[i]) for n elements from `at`
    void tanh(float[] x, int at, int n);

    /// x[i] = 1 / (1 + e^-x[i])
    void sigmoid(float[] x, int at, int n);
}
