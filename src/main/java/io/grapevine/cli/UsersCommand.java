package io.grapevine.cli;

import io.grapevine.access.EventLog;
import io.grapevine.access.PageAddress;
import io.grapevine.access.People;
import io.grapevine.access.PersonalData;
import io.grapevine.graph.account.Account;
import io.grapevine.graph.account.AccountStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Manages the people who sign in where `GRAPEVINE_ACCESS_SIGN_IN` is `accounts` or `oidc`.
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Manages the people who sign in to a service with accounts.",
        subcommands = {
            UsersCommand.ListThem.class,
            UsersCommand.Add.class,
            UsersCommand.Link.class,
            UsersCommand.Set.class,
            UsersCommand.Export.class,
            UsersCommand.Remove.class
        },
        footer = {"", "Example:", "  grapevine users add ida", "  grapevine users list"})
public class UsersCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists people: name, state and groups, parted by tabs, a line each.",
            footer = {"", "Example:", "  grapevine users list"})
    static class ListThem extends Listing<ListThem.Person> {

        /// Without the hash of the password.
        record Person(String name, boolean admin, boolean active, boolean invited, List<String> groups) {}

        @Inject
        AccountStore accounts;

        @Override
        List<Person> rows() {
            return accounts.list().stream().map(ListThem::person).toList();
        }

        private static Person person(Account account) {
            return new Person(account.name(), account.admin(), account.active(), account.invited(), account.groups());
        }

        @Override
        String line(Person row) {
            var state = !row.active() ? "blocked" : row.invited() ? "invited" : row.admin() ? "admin" : "member";
            return String.join("\t", row.name(), state, String.join(",", row.groups()));
        }

        @Override
        Optional<String> none() {
            return Optional.of("Nobody has an account. Start the service with GRAPEVINE_ACCESS_SIGN_IN=accounts.");
        }
    }

    /// What commands share that print a one-time link.
    abstract static class Linking implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "By which they sign in.")
        String name;

        @Inject
        People people;

        @Inject
        PageAddress page;

        abstract People.Invited invited();

        @Override
        public Integer call() {
            spec.commandLine().getOut().println(page.ofLink(invited().link()));
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes an account, and prints the one-time link by which its person chooses a password.",
            footer = {"", "Example:", "  grapevine users add ida --admin"})
    static class Add extends Linking {

        @Option(names = "--admin", description = "An administrator, who may do everything.")
        boolean admin;

        @Override
        People.Invited invited() {
            return people.invite(EventLog.COMMAND_LINE, name, admin);
        }
    }

    @Command(
            name = "link",
            mixinStandardHelpOptions = true,
            description = "Prints a new one-time link by which somebody sets a new password; opens a locked account.",
            footer = {"", "Example:", "  grapevine users link ida"})
    static class Link extends Linking {

        @Override
        People.Invited invited() {
            return people.link(EventLog.COMMAND_LINE, name);
        }
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Makes somebody an administrator or not, and blocks or unblocks them.",
            footer = {"", "Examples:", "  grapevine users set ida --admin", "  grapevine users set otto --no-active"})
    static class Set implements Callable<Integer> {

        @Parameters(paramLabel = "NAME")
        String name;

        @Option(names = "--admin", negatable = true, description = "Whether they manage people and settings.")
        Optional<Boolean> admin = Optional.empty();

        @Option(names = "--active", negatable = true, description = "Whether they may sign in.")
        Optional<Boolean> active = Optional.empty();

        @Inject
        People people;

        @Override
        public Integer call() {
            var account = people.find(name);
            people.setRights(
                    EventLog.COMMAND_LINE, name, admin.orElse(account.admin()), active.orElse(account.active()));
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints all that is kept of somebody as one JSON: account, rights, conversations, thumbs.",
            footer = {"", "Example:", "  grapevine users export ida > ida.json"})
    static class Export implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "NAME")
        String name;

        @Inject
        People people;

        @Inject
        PersonalData data;

        @Override
        public Integer call() throws IOException {
            var out = spec.commandLine().getOut();
            data.export(EventLog.COMMAND_LINE, people.find(name), out);
            out.println();
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "erase",
            aliases = "rm",
            mixinStandardHelpOptions = true,
            description = "Removes an account with all that is its person's: conversations, thumbs, keys, roles. "
                    + "Documents stay.",
            footer = {"", "Example:", "  grapevine users erase otto"})
    static class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "NAME")
        String name;

        @Inject
        People people;

        @Override
        public Integer call() {
            people.remove(EventLog.COMMAND_LINE, name);
            return ExitCodes.DONE;
        }
    }
}
