package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// The networks that choose the sentence which answers and mark the words in it.
@Command(
        name = "reader",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains and measures the networks that answer without a chat model.",
        subcommands = {ReaderTrainCommand.class, ReaderEvalCommand.class},
        footer = {
            "",
            "Example:",
            "  grapevine reader train --data data --out src/main/resources/reader/weights.bin",
            "  grapevine reader eval --data data --set xquad24-en"
        })
public class ReaderCommand {}
