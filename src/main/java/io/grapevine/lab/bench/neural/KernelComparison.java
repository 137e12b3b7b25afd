package io.grapevine.lab.bench.neural;

import java.io.IOException;
import java.util.List;

/// Measures products of matrices by our kernel and by EJML.
@FunctionalInterface
public interface KernelComparison {

    /// GFLOP/s of one shape, by the median time of a product.
    record Row(String shape, double kernel, double ejml) {}

    /// @param seconds of measurement for each of the eight figures
    List<Row> run(int seconds) throws IOException;
}
