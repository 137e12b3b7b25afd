package io.grapevine.neural.kernel;

/// Chooses between the two kernels.
public final class Products {

    private Products() {}

    /// The Vector API is an incubator module, there only where the JVM was started with `--add-modules
    /// jdk.incubator.vector`. [VectorKernel] is not linked where it is missing.
    public static MatrixProducts choose() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorKernel()
                : new PlainKernel();
    }
}
