package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// Measurements of speed; each subcommand is a class of its own.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures how fast Grapevine is, against a peer in the same run.",
        subcommands = {
            BenchIngestCommand.class,
            BenchGraphCommand.class,
            BenchQueryCommand.class,
            BenchScaleCommand.class,
            BenchChatCommand.class,
            BenchNeuralCommand.class,
        },
        footer = {"", "Example:", "  grapevine bench ingest"})
public class BenchCommand {}
