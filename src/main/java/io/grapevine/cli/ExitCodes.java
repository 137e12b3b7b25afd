package io.grapevine.cli;

import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintStream;
import org.jboss.logging.Logger;
import picocli.CommandLine;

/// The one place where an exception becomes an exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
public final class ExitCodes {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    /// As a shell reports a process that Ctrl-C has ended.
    public static final int INTERRUPTED = 130;

    private static final Logger LOG = Logger.getLogger(ExitCodes.class);

    private ExitCodes() {}

    public static CommandLine configure(CommandLine commandLine) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> report(exception, command));
    }

    private static int report(Exception exception, CommandLine command) {
        var err = command.getErr();
        if (exception instanceof GrapevineException known) {
            err.println("grapevine: " + known.getMessage());
            return codeOf(known);
        }
        err.println(
                "grapevine: " + exception + " (this is a fault of Grapevine's; GRAPEVINE_LOG_LEVEL=DEBUG shows where)");
        LOG.debug("command failed", exception);
        return FAILED;
    }

    /// Says what kept the commands themselves from being made: the first exception among the causes that tells
    /// users what to do, or all that there is to know.
    public static int reportCause(Throwable exception, PrintStream err) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof GrapevineException known) {
                err.println("grapevine: " + known.getMessage());
                return codeOf(known);
            }
            if (cause instanceof ConfigValidationException wrong) {
                WrongSettings.of(wrong).forEach(line -> err.println("grapevine: " + line));
                return USAGE;
            }
            if (cause instanceof QuarkusBindException taken) {
                err.println("grapevine: nothing can listen at port " + taken.getPort()
                        + ", most likely something does already. " + "Choose another with --port.");
                return FAILED;
            }
        }
        err.println("grapevine: cannot start. This is a fault of Grapevine's:");
        exception.printStackTrace(err);
        return FAILED;
    }

    static int codeOf(GrapevineException exception) {
        return Failure.of(exception).kind().exitCode();
    }
}
