package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// A language model by the character; each subcommand is a class of its own.
@Command(
        name = "charlm",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains a small recurrent network on a text, and lets it write.",
        subcommands = {CharlmTrainCommand.class, CharlmSampleCommand.class},
        footer = {
            "",
            "Example:",
            "  grapevine charlm train book.txt --out book.weights",
            "  grapevine charlm sample book.weights --length 200 --temperature 0.8"
        })
public class CharlmCommand {}
