package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// Trials of the whole service.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tries out the whole service.",
        subcommands = HoldCommand.class,
        footer = {"", "Example:", "  grapevine lab hold --short"})
public class LabCommand {}
