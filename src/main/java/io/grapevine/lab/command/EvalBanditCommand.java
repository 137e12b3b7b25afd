package io.grapevine.lab.command;

import io.grapevine.answer.learn.Policy;
import io.grapevine.answer.learn.Policy.EpsilonGreedy;
import io.grapevine.answer.learn.Policy.UpperConfidenceBound;
import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.evaluate.TenArmedTestbed;
import io.grapevine.lab.plot.LineChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the policies that choose a retrieval mode on the textbook's ten-armed test bed.
@Command(
        name = "bandit",
        mixinStandardHelpOptions = true,
        description = "Compares the policies that learn from thumbs on the ten-armed test bed.",
        footer = {"", "Example:", "  grapevine eval bandit --svg target/bandit"})
public class EvalBanditCommand implements Callable<Integer> {

    @Option(names = "--problems", defaultValue = "2000", description = "Random problems (default: ${DEFAULT-VALUE}).")
    int problems;

    @Option(names = "--steps", defaultValue = "1000", description = "Steps a problem (default: ${DEFAULT-VALUE}).")
    int steps;

    @Option(names = "--seed", defaultValue = "42", description = "Seed of the problems (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--svg", paramLabel = "FOLDER", description = "Folder for reward.svg and optimal.svg.")
    Path folder;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (problems < 1 || steps < 1) {
            throw new BadInput("--problems and --steps must be at least 1");
        }
        var policies = new LinkedHashMap<String, Policy>();
        policies.put("epsilon 0", new EpsilonGreedy(0));
        policies.put("epsilon 0.01", new EpsilonGreedy(0.01));
        policies.put("epsilon 0.1", new EpsilonGreedy(0.1));
        policies.put("UCB c = 2", new UpperConfidenceBound(2));
        var reward = new LineChart("Average reward, " + problems + " ten-armed problems", "step", "reward");
        var optimal = new LineChart("Share of optimal actions, " + problems + " ten-armed problems", "step", "share");
        var out = spec.commandLine().getOut();
        out.println("policy          reward  optimal   (mean of the last tenth of " + steps + " steps)");
        policies.forEach((name, policy) -> {
            var curve = TenArmedTestbed.run(policy, problems, steps, seed);
            reward.add(name, curve.reward());
            optimal.add(name, curve.optimal());
            out.printf("%-14s  %6.3f  %6.1f%%%n", name, curve.finalReward(), 100 * curve.finalOptimal());
        });
        if (folder != null) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("reward.svg"), reward.svg());
            Files.writeString(folder.resolve("optimal.svg"), optimal.svg());
            spec.commandLine().getErr().println("Plots are in " + folder);
        }
        return ExitCodes.DONE;
    }
}
