package io.grapevine.cli;

import io.grapevine.access.ApiKeys;
import io.grapevine.access.EventLog;
import io.grapevine.access.People;
import io.grapevine.graph.account.CredentialStore.ApiKey;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Manages the keys by which programs speak for people.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Manages the API keys by which programs speak for people.",
        subcommands = {KeysCommand.ListThem.class, KeysCommand.Add.class, KeysCommand.Remove.class},
        footer = {"", "Example:", "  grapevine keys add ida \"nightly report\" --collection reports --days 90"})
public class KeysCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists keys: id, owner, name, expiry and last use, parted by tabs, a line each.",
            footer = {"", "Example:", "  grapevine keys list"})
    static class ListThem extends Listing<ApiKey> {

        @Inject
        ApiKeys keys;

        @Override
        List<ApiKey> rows() {
            return keys.all();
        }

        @Override
        String line(ApiKey row) {
            return String.join(
                    "\t",
                    row.id(),
                    row.owner(),
                    row.name(),
                    row.until().map(Instant::toString).orElse("never"),
                    row.usedAt().map(Instant::toString).orElse("never"));
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a key and prints it, once.",
            footer = {"", "Example:", "  grapevine keys add ida \"agent\" --door mcp --days 30"})
    static class Add implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NAME", description = "The person for whom it speaks.")
        String person;

        @Parameters(index = "1", paramLabel = "PURPOSE", description = "What it is for.")
        String purpose;

        @Option(names = "--collection", paramLabel = "NAME", description = "Only for this collection; repeatable.")
        Set<String> collections = Set.of();

        @Option(names = "--door", paramLabel = "DOOR", description = "Only for rest, chat, openai or mcp; repeatable.")
        Set<String> doors = Set.of();

        @Option(names = "--days", paramLabel = "N", description = "After which it expires; never if left out.")
        Optional<Integer> days;

        @Inject
        ApiKeys keys;

        @Inject
        People people;

        @Override
        public Integer call() {
            var made = keys.makeFor(people.find(person), purpose, collections, doors, days.map(Duration::ofDays));
            spec.commandLine().getOut().println(made.secret());
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "rm",
            mixinStandardHelpOptions = true,
            description = "Revokes a key.",
            footer = {"", "Example:", "  grapevine keys rm 2f6c1a9e-..."})
    static class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "ID")
        String id;

        @Inject
        ApiKeys keys;

        @Override
        public Integer call() {
            keys.revoke(EventLog.COMMAND_LINE, Optional.empty(), id);
            return ExitCodes.DONE;
        }
    }
}
