package io.grapevine.lab.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.cli.ExitCodes;
import io.grapevine.config.Installation;
import io.grapevine.lab.hold.HoldRun;
import io.grapevine.lab.hold.HoldRun.Line;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Puts a service of its own under stress and tells whether it held.
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description =
                "Starts a service and a managed Neo4j in a folder of their own, puts them under stress, and prints a line for each "
                        + "trial and the sum of them. What is stored elsewhere is not touched.",
        footer = {"", "Exit code: 0 every trial held, 1 one did not.", "", "Example:", "  grapevine lab hold --short"})
public class HoldCommand implements Callable<Integer> {

    @Option(names = "--short", description = "The form of some minutes, which is part of verify.")
    boolean brief;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of what is random: the moments of kills (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            split = ",",
            description = "Only the trials whose name has one of these words.")
    List<String> only = List.of();

    @Inject
    Installation installation;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var lines = new HoldRun(installation.install(), this::talk).run(HoldRun.trials(brief, seed, only), this::show);
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("trials", lines.stream().map(Line::toJson).toList());
            fields.put("sum", HoldRun.sum(lines));
            print(new ObjectMapper().writeValueAsString(fields));
        } else {
            print(HoldRun.sum(lines));
        }
        return lines.stream().allMatch(Line::held) ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void show(Line line) {
        if (!json) {
            print(line.text());
        }
    }

    private void print(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void talk(String line) {
        var err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
