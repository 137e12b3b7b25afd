package io.grapevine.neural.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which kernel a JVM gets, by the modules that it was started with.
class KernelChoiceTest {

    @Test
    void a_jvm_with_the_vector_module_gets_the_vector_kernel() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector")).contains("VectorKernel 19.0");
    }

    @Test
    void a_jvm_without_it_gets_the_plain_kernel_and_no_warning() throws Exception {
        assertThat(run()).isEqualToIgnoringNewLines("PlainKernel 19.0");
    }

    private static String run(String... options) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Product.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /// One product, and who made it.
    static final class Product {
        public static void main(String[] args) {
            var c = new FMatrixRMaj(1, 1);
            Kernel.multAdd(new FMatrixRMaj(1, 2, true, 2, 3), new FMatrixRMaj(2, 1, true, 5, 3), c);
            System.out.println(Products.choose().getClass().getSimpleName() + " " + c.data[0]);
        }
    }
}
