package io.grapevine.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The root of the command line; each subcommand is a class of its own.
@TopCommand
@Command(
        name = "grapevine",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Answers questions from your own documents, with citations that can be checked.",
        subcommands = {
            HelpCommand.class,
            AskCommand.class,
            DoctorCommand.class,
            ServeCommand.class,
            IngestCommand.class,
            SyncCommand.class,
            DocumentsCommand.class,
            JobsCommand.class,
            WorkerCommand.class,
            EntitiesCommand.class,
            Neo4jCommand.class,
            FeedbackCommand.class,
            UsersCommand.class,
            GroupsCommand.class,
            GrantsCommand.class,
            KeysCommand.class,
            EventsCommand.class,
        },
        footer = {
            "",
            "Example:",
            "  grapevine demo",
            "  grapevine ingest handbook/ && grapevine ask \"Who approves travel?\""
        })
public class GrapevineCommand {}
