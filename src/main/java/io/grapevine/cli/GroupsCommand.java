package io.grapevine.cli;

import io.grapevine.access.EventLog;
import io.grapevine.access.People;
import io.grapevine.graph.account.AccountStore;
import io.grapevine.graph.account.AccountStore.Group;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Manages groups of people, which roles can be given to.
@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Manages groups of people, which roles can be given to.",
        subcommands = {GroupsCommand.ListThem.class, GroupsCommand.Add.class, GroupsCommand.Remove.class},
        footer = {"", "Example:", "  grapevine groups add legal ida otto"})
public class GroupsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists groups: name and members, parted by a tab, a line each.",
            footer = {"", "Example:", "  grapevine groups list"})
    static class ListThem extends Listing<Group> {

        @Inject
        AccountStore accounts;

        @Override
        List<Group> rows() {
            return accounts.groups();
        }

        @Override
        String line(Group row) {
            return row.name() + "\t" + String.join(",", row.members());
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes people members of a group, which begins with its first one.",
            footer = {"", "Example:", "  grapevine groups add legal ida otto"})
    static class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "GROUP")
        String group;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME")
        List<String> names;

        @Inject
        People people;

        @Override
        public Integer call() {
            names.forEach(name -> people.addToGroup(EventLog.COMMAND_LINE, group, name));
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "rm",
            mixinStandardHelpOptions = true,
            description = "Takes people out of a group; without names, removes the group and its roles.",
            footer = {"", "Example:", "  grapevine groups rm legal otto"})
    static class Remove implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "GROUP")
        String group;

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME")
        List<String> names = List.of();

        @Inject
        People people;

        @Override
        public Integer call() {
            if (names.isEmpty()) {
                people.removeGroup(EventLog.COMMAND_LINE, group);
            } else {
                names.forEach(name -> people.removeFromGroup(EventLog.COMMAND_LINE, group, name));
            }
            return ExitCodes.DONE;
        }
    }
}
