package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// Trains the ranking of table programs.
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains the network that ranks what a question may mean of a table.",
        subcommands = TablesTrainCommand.class,
        footer = {"", "Example:", "  grapevine tables train --data tables --data reports --out programs.bin"})
public class TablesCommand {}
