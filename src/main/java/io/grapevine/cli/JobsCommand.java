package io.grapevine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapevine.api.rest.JobJson;
import io.grapevine.domain.Scope;
import io.grapevine.graph.job.Job;
import io.grapevine.graph.job.JobStore;
import io.grapevine.graph.job.JobStore.Wanted;
import io.grapevine.ingest.job.Jobs;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists, cancels and retries jobs.
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, cancels and retries jobs: uploads on their way into the graph.",
        subcommands = {JobsCommand.ListThem.class, JobsCommand.Cancel.class, JobsCommand.Retry.class},
        footer = {
            "",
            "Example:",
            "  grapevine jobs list --state failed",
            "  grapevine jobs retry 64a1c0ffee00123456789abcd"
        })
public class JobsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists the jobs, the newest first: id, state, part done, collection, name and what went wrong, parted "
                            + "by tabs, a line each.",
            footer = {"", "Example:", "  grapevine jobs list --state queued,running --json"})
    static class ListThem extends Listing<JsonNode> {

        @Option(
                names = "--state",
                paramLabel = "STATE",
                split = ",",
                description = "Only in these: queued, running, done, failed, cancelled.")
        List<String> states = List.of();

        @Option(names = "--collection", paramLabel = "NAME", description = "Only of this collection.")
        Optional<String> collection;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "At most so many; ${DEFAULT-VALUE} if left out.")
        int limit;

        @Option(names = "--after", paramLabel = "ID", description = "Only those that were made before this job.")
        Optional<String> after;

        @Inject
        JobStore store;

        @Inject
        JobJson jobJson;

        @Override
        List<JsonNode> rows() {
            var chosen = states.stream().map(Job.State::ofLabel).collect(Collectors.toSet());
            var scope = Scope.of(collection.map(Set::of).orElse(Set.of()));
            return store.list(new Wanted(scope, chosen, Optional.empty(), after), limit).stream()
                    .<JsonNode>map(jobJson::of)
                    .toList();
        }

        @Override
        String line(JsonNode row) {
            return String.join(
                    "\t",
                    row.path("id").asText(),
                    row.path("state").asText(),
                    String.format(
                            Locale.ROOT, "%.0f%%", 100 * row.path("fraction").asDouble()),
                    row.path("collection").asText(),
                    row.path("name").asText(),
                    row.path("reason").asText());
        }
    }

    /// What is done to named jobs, one after the other.
    abstract static class Named implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids as 'jobs list' shows them.")
        List<String> ids;

        @Inject
        Jobs jobs;

        int each(Function<String, Job> work) {
            for (var id : ids) {
                var job = work.apply(id);
                var state = job.cancelling()
                        ? "is being cancelled"
                        : "is " + job.state().label();
                spec.commandLine().getErr().println(job.name() + " of " + job.collection() + " " + state + ".");
            }
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Cancels jobs that have not ended. What is stored of one that runs stays.",
            footer = {"", "Example:", "  grapevine jobs cancel 64a1c0ffee00123456789abcd"})
    static class Cancel extends Named {

        @Override
        public Integer call() {
            return each(jobs::cancel);
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description =
                    "Lets jobs be tried again that have failed or were cancelled. A running service or worker does "
                            + "them.",
            footer = {"", "Example:", "  grapevine jobs retry 64a1c0ffee00123456789abcd"})
    static class Retry extends Named {

        @Override
        public Integer call() {
            return each(jobs::retry);
        }
    }
}
