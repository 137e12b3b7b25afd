package io.grapevine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What commands that list something share: rows to stdout, parted by tabs or as JSON.
abstract class Listing<T> implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "One JSON array.")
    boolean json;

    @Inject
    ObjectMapper mapper;

    abstract List<T> rows();

    abstract String line(T row);

    /// What to do where there are no rows; empty where that needs no word.
    Optional<String> none() {
        return Optional.empty();
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var rows = rows();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(mapper.writeValueAsString(rows));
        } else {
            rows.forEach(row -> out.println(line(row)));
        }
        if (rows.isEmpty()) {
            none().ifPresent(spec.commandLine().getErr()::println);
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
