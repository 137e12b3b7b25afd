package io.grapevine.lab.command;

import io.grapevine.answer.table.RankerTraining;
import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.table.TableData;
import io.grapevine.lab.table.TableEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Trains the network that ranks table programs, with the answers alone.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains on questions to tables whose answers are known; no programs are given.",
        footer = {
            "",
            "A folder holds files/ and questions.jsonl with lines {\"document\", \"question\", \"answer\": [values], "
                    + "\"kind\"}.",
            "",
            "Example:",
            "  grapevine tables train --data tables --data reports --out programs.bin"
        })
public class TablesTrainCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Tables and questions; may come several times.")
    List<Path> data;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the weights go.")
    Path out;

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(out)) {
            throw new BadInput(out + " is a folder; --out needs the name of a file");
        }
        var evaluation = new TableEvaluation(TableData.readAll(data), System.err::println);
        var ranker = evaluation.train(RankerTraining.Options.STANDARD, seed);
        ranker.toFile(Map.of("seed", String.valueOf(seed))).write(out);
        System.err.println("wrote " + out);
        return ExitCodes.DONE;
    }
}
