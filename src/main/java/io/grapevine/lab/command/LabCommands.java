package io.grapevine.lab.command;

import java.util.List;
import picocli.CommandLine;

/// The laboratory's command groups, which the product's command line takes in without knowing them.
public final class LabCommands {

    private static final List<Class<?>> GROUPS = List.of(
            DemoCommand.class,
            EvalCommand.class,
            CharlmCommand.class,
            BenchCommand.class,
            LabCommand.class,
            IntentsCommand.class,
            ReaderCommand.class,
            TablesCommand.class,
            TagsCommand.class);

    private LabCommands() {}

    /// Adds the laboratory's commands, made by the factory of the command line, and returns it.
    public static CommandLine addTo(CommandLine commandLine) {
        GROUPS.forEach(group -> commandLine.addSubcommand(new CommandLine(group, commandLine.getFactory())));
        return commandLine;
    }
}
