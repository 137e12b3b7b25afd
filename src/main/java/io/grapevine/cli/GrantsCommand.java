package io.grapevine.cli;

import io.grapevine.access.EventLog;
import io.grapevine.access.People;
import io.grapevine.domain.Role;
import io.grapevine.graph.account.GrantStore;
import io.grapevine.graph.account.GrantStore.Grant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Manages who may do what with collections.
@Command(
        name = "grants",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Manages who may read, edit and own collections.",
        subcommands = {GrantsCommand.ListThem.class, GrantsCommand.Add.class, GrantsCommand.Remove.class},
        footer = {
            "",
            "Examples:",
            "  grapevine grants add handbook everyone reader",
            "  grapevine grants add contracts group:legal editor"
        })
public class GrantsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists roles: collection, who and role, parted by tabs, a line each.",
            footer = {"", "Example:", "  grapevine grants list --collection handbook"})
    static class ListThem extends Listing<ListThem.Row> {

        record Row(String collection, String to, String role) {

            static Row of(Grant grant) {
                return new Row(
                        grant.collection(),
                        grant.name().orElse(grant.subject().key()),
                        grant.role().label());
            }
        }

        @Option(names = "--collection", paramLabel = "NAME", description = "Only on this collection.")
        Optional<String> collection;

        @Inject
        GrantStore grants;

        @Override
        List<Row> rows() {
            return grants.list(collection.map(Set::of)).stream().map(Row::of).toList();
        }

        @Override
        String line(Row row) {
            return String.join("\t", row.collection(), row.to(), row.role());
        }
    }

    /// What commands share that are about somebody's role on a collection.
    abstract static class OfSomebody implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "COLLECTION")
        String collection;

        @Parameters(index = "1", paramLabel = "WHO", description = "A person's name, group:NAME, or everyone.")
        String who;

        @Inject
        People people;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Gives a role on a collection, in the place of the one before.",
            footer = {"", "Example:", "  grapevine grants add contracts group:legal editor"})
    static class Add extends OfSomebody {

        @Parameters(index = "2", paramLabel = "ROLE", description = "reader, editor or owner.")
        String role;

        @Override
        public Integer call() {
            people.grant(EventLog.COMMAND_LINE, who, collection, Role.ofLabel(role));
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "rm",
            mixinStandardHelpOptions = true,
            description = "Takes a role on a collection away.",
            footer = {"", "Example:", "  grapevine grants rm handbook everyone"})
    static class Remove extends OfSomebody {

        @Override
        public Integer call() {
            people.revoke(EventLog.COMMAND_LINE, who, collection);
            return ExitCodes.DONE;
        }
    }
}
