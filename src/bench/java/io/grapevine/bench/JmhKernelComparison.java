package io.grapevine.bench;

import io.grapevine.lab.bench.neural.KernelComparison;
import io.grapevine.neural.kernel.Kernel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import joptsimple.OptionParser;
import org.apache.commons.math3.stat.StatUtils;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs [KernelBenchmark] by JMH, in a process of its own.
public final class JmhKernelComparison implements KernelComparison {

    @Override
    public List<Row> run(int seconds) throws IOException {
        // what the process says, the incubator's warning among it
        var log = Files.createTempFile("grapevine-bench", ".log");
        var classPath = System.getProperty("java.class.path");
        // what JMH gives its process; a Quarkus application's says nothing
        System.setProperty("java.class.path", classPath());
        try {
            var results = new Runner(new OptionsBuilder()
                            .include(KernelBenchmark.class.getName())
                            .forks(1)
                            .jvmArgs(
                                    "--add-modules",
                                    "jdk.incubator.vector",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-Xmx512m")
                            .warmupIterations(4)
                            .warmupTime(TimeValue.milliseconds(500))
                            .measurementIterations(1)
                            .measurementTime(TimeValue.seconds(seconds))
                            .verbosity(VerboseMode.SILENT)
                            .output(log.toString())
                            .build())
                    .run();
            return rows(results);
        } catch (RunnerException e) {
            throw new IOException("JMH could not run: " + e.getMessage(), e);
        } finally {
            Files.delete(log);
            System.setProperty("java.class.path", classPath);
        }
    }

    /// The jars and folders that the benchmark's classes came from.
    private static String classPath() {
        return Stream.of(
                        KernelBenchmark.class,
                        Kernel.class,
                        Runner.class,
                        OptionParser.class,
                        StatUtils.class,
                        FMatrixRMaj.class,
                        CommonOps_FDRM.class)
                .map(JmhKernelComparison::origin)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " came from no file", e);
        }
    }

    private static List<Row> rows(Collection<RunResult> results) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (var result : results) {
            var shape = result.getParams().getParam("shape");
            double rate = KernelBenchmark.operations(shape)
                    / result.getPrimaryResult().getStatistics().getPercentile(50);
            rows.computeIfAbsent(shape, key -> new double[2])[
                    result.getParams().getBenchmark().endsWith(".kernel") ? 0 : 1] = rate;
        }
        return rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue()[0], row.getValue()[1]))
                .toList();
    }
}
