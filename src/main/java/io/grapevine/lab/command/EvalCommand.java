package io.grapevine.lab.command;

import picocli.CommandLine.Command;

/// Measurements of quality; each subcommand is a class of its own.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures how good Grapevine is.",
        subcommands = {
            EvalRetrievalCommand.class,
            EvalAnswersCommand.class,
            EvalConversationsCommand.class,
            EvalBanditCommand.class,
            EvalEncoderCommand.class,
            EvalRoutesCommand.class,
            EvalTablesCommand.class,
        },
        footer = {"", "Example:", "  grapevine eval retrieval --corpus corpus.jsonl --questions questions.jsonl"})
public class EvalCommand {}
