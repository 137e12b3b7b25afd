package io.grapevine;

import io.grapevine.cli.ExitCodes;
import io.grapevine.cli.GrapevineCommand;
import io.grapevine.cli.ServesHttp;
import io.grapevine.lab.command.LabCommands;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// Runs one command.
///
/// The arguments are parsed twice: here, before the container starts, so that help and usage errors answer at
/// once and so that only a command that serves HTTP opens a port; and in the container, by commands whose
/// fields are injected.
@QuarkusMain
public class Main implements QuarkusApplication {

    /// It tells its version before the levels that are wanted have been read; held here so that its level stays.
    private static final Logger VALIDATOR = Logger.getLogger("org.hibernate.validator");

    private static volatile InstalledConfig config; // of `main`; the container makes an object of its own

    @Inject
    @TopCommand
    GrapevineCommand command;

    @Inject
    CommandLine.IFactory factory;

    public static void main(String... args) {
        var dry = ExitCodes.configure(LabCommands.addTo(new CommandLine(new GrapevineCommand())));
        ParseResult parsed;
        try {
            parsed = dry.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            System.exit(dry.execute(args)); // prints the error with the next step
            return;
        }
        var last = last(parsed);
        if (needsNoContainer(last)) {
            System.exit(dry.execute(args));
        }
        var serving = last.commandSpec().userObject() instanceof ServesHttp s && s.servesHttp() ? s : null;
        System.setProperty("quarkus.http.host-enabled", String.valueOf(serving != null));
        System.setProperty("quarkus.scheduler.enabled", String.valueOf(serving != null));
        if (serving != null) {
            serving.httpProperties().forEach(System::setProperty);
        }
        VALIDATOR.setLevel(Level.WARNING);
        config = InstalledConfig.begin();
        Quarkus.run(Main.class, Main::exit, args);
    }

    /// @param failure what kept the service from starting, or null
    private static void exit(int code, Throwable failure) {
        System.exit(failure == null ? code : ExitCodes.reportCause(failure, System.err));
    }

    @Override
    public int run(String... args) {
        config.end();
        try {
            return ExitCodes.configure(LabCommands.addTo(new CommandLine(command, factory)))
                    .execute(args);
        } catch (CommandLine.InitializationException e) { // a command's services could not be made
            return ExitCodes.reportCause(e, System.err);
        }
    }

    private static boolean needsNoContainer(ParseResult parsed) {
        var command = parsed.commandSpec().userObject();
        return parsed.isUsageHelpRequested()
                || parsed.isVersionHelpRequested()
                || command instanceof CommandLine.HelpCommand
                || !(command instanceof Runnable || command instanceof Callable<?>);
    }

    private static ParseResult last(ParseResult parsed) {
        return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
    }
}
