package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import io.grapevine.lab.bench.GraphBench;
import io.grapevine.lab.evaluate.CorpusRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How fast the graph is walked and passages are read, without a store.
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        description =
                "Measures Personalized PageRank on graphs made by chance in the shape of real ones, and, with a corpus, "
                        + "how many passages a second one core reads; in time on the processor.",
        footer = {"", "Example:", "  grapevine bench graph --passages 10000,150000 --corpus corpus.jsonl"})
public class BenchGraphCommand implements Callable<Integer> {

    private static final int WALKS = 15;

    @Option(
            names = "--passages",
            split = ",",
            paramLabel = "N",
            defaultValue = "2000,10000,150000",
            description = "Sizes of the graphs, about 34 edges a passage (default: ${DEFAULT-VALUE}).")
    List<Integer> passages;

    @Option(names = "--corpus", paramLabel = "FILE", description = "Records to read, one JSON object a line.")
    Optional<Path> corpus;

    @Option(names = "--seed", defaultValue = "1", description = "Of the graphs (default: ${DEFAULT-VALUE}).")
    long seed;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println("passages      nodes      edges    MB  MB/million edges  build ms  walk p50 ms  p95 ms");
        for (int size : passages) {
            var r = GraphBench.walk(size, WALKS, new Random(seed));
            out.printf(
                    Locale.ROOT,
                    "%8d %10d %10d %5.0f %17.1f %9.0f %12.2f %7.2f%n",
                    r.passages(),
                    r.nodes(),
                    r.edges(),
                    r.bytes() / 1e6,
                    r.megabytesPerMillionEdges(),
                    r.buildMs(),
                    r.p50Ms(),
                    r.p95Ms());
            out.flush();
        }
        corpus.ifPresent(file -> out.printf(
                Locale.ROOT,
                "extraction %.0f passages/s on one core%n",
                GraphBench.passagesPerSecond(CorpusRecord.read(file))));
        out.flush();
        return ExitCodes.DONE;
    }
}
