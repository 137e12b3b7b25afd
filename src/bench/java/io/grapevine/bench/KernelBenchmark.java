package io.grapevine.bench;

import io.grapevine.neural.kernel.Kernel;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.RandomMatrices_FDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// C += A B by the kernel and by EJML, at the shapes of a text classifier, of a large square, and of one query.
/// Run by [JmhKernelComparison]. Single products are timed: the median of those stands still where the machine
/// has other work to do, which a mean does not.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {

    /// m x k x n: A is (m,k), B is (k,n).
    @Param({"64x300x128", "64x1200x128", "512x512x512", "1x300x512"})
    public String shape;

    private FMatrixRMaj a;
    private FMatrixRMaj b;
    private FMatrixRMaj c;

    @Setup
    public void fill() {
        var sizes = shape.split("x");
        int m = Integer.parseInt(sizes[0]);
        int k = Integer.parseInt(sizes[1]);
        int n = Integer.parseInt(sizes[2]);
        var random = new Random(1);
        a = RandomMatrices_FDRM.rectangle(m, k, -1, 1, random);
        b = RandomMatrices_FDRM.rectangle(k, n, -1, 1, random);
        c = new FMatrixRMaj(m, n);
    }

    @Benchmark
    public FMatrixRMaj kernel() {
        Kernel.multAdd(a, b, c);
        return c;
    }

    @Benchmark
    public FMatrixRMaj ejml() {
        CommonOps_FDRM.multAdd(a, b, c);
        return c;
    }

    /// Floating-point operations of one product of this shape, a multiplication and an addition each.
    static double operations(String shape) {
        double product = 2;
        for (var size : shape.split("x")) product *= Integer.parseInt(size);
        return product;
    }
}
