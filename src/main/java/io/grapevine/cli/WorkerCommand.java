package io.grapevine.cli;

import io.grapevine.ingest.job.JobConfig;
import io.grapevine.ingest.job.JobWorkers;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Does jobs until it is stopped.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = {
            "Does jobs, the uploads that wait in the graph, until Ctrl-C or SIGTERM. Many may run at once, each on any "
                    + "machine that reaches the same Neo4j and the same folder of originals.",
            "When it is asked to end, the jobs that it has go back to the others; when it is killed, they do so after "
                    + "GRAPEVINE_JOBS_LEASE."
        },
        footer = {"", "Example:", "  GRAPEVINE_JOBS_WORKERS=0 grapevine serve & grapevine worker --threads 2"})
public class WorkerCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Jobs at once; without it GRAPEVINE_JOBS_WORKERS, at least 1.")
    Optional<Integer> threads = Optional.empty();

    @Inject
    JobWorkers workers;

    @Inject
    JobConfig config;

    @Override
    public Integer call() {
        int wanted = threads.orElse(Math.max(1, config.workers()));
        if (wanted < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, was " + wanted);
        }
        workers.start(wanted);
        spec.commandLine().getErr().println("Works on " + wanted + (wanted == 1 ? " job" : " jobs") + " at once.");
        Quarkus.waitForExit();
        return ExitCodes.DONE;
    }
}
