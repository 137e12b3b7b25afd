package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// Trains, measures and uses classifiers of short texts.
@Command(
        name = "intents",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains, measures and uses classifiers of short texts, the router among them.",
        subcommands = {
            IntentsTrainCommand.class,
            IntentsTrainRouterCommand.class,
            IntentsEvalCommand.class,
            IntentsRouteCommand.class,
            IntentsStudyCommand.class
        },
        footer = {"", "Example:", "  grapevine intents route \"Who is the head of the dairy?\""})
public class IntentsCommand {}
