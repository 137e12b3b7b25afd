package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// The network that finds names and says of which type they are.
@Command(
        name = "tags",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains and measures the network that tells persons, places and organisations apart.",
        subcommands = {TagsTrainCommand.class, TagsEvalCommand.class},
        footer = {
            "",
            "Example:",
            "  grapevine tags train --data train.conll --out tags.bin",
            "  grapevine tags eval --data test.conll --weights tags.bin --json"
        })
public class TagsCommand {}
