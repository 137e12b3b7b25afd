package io.grapevine.cli;

import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.ingest.IngestEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows an ingest, and the search for communities after it, while it goes on: a bar with rate and remaining
/// time on a terminal, a line now and then elsewhere.
public final class ProgressBar implements Consumer<IngestEvent>, CommunityPipeline.Progress {

    private static final int WIDTH = 30;
    private static final long REDRAW_NS = 100_000_000L;
    private static final long LINE_NS = 15_000_000_000L;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private long lastShown = System.nanoTime();
    private boolean drawn;

    public ProgressBar(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @SuppressWarnings(
            "SystemConsoleNull") // it is null again since Java 25 where standard input or output is no terminal
    public static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public void accept(IngestEvent event) {
        switch (event) {
            case IngestEvent.Failed(var source, var reason) -> say("failed: " + source + " " + reason);
            case IngestEvent.Skipped(var source, var reason, var unchanged) -> {
                if (!unchanged) {
                    say("passed over: " + source + " " + reason);
                }
            }
            case IngestEvent.Progress progress -> showNowAndThen(progress.fraction(), figures(progress));
            case IngestEvent.Warned(var source, var warning) -> say("warning: " + source + " " + warning);
            case IngestEvent.Removed(var source) -> say("removed: " + source + " is no longer there");
            case IngestEvent.Interrupted() -> say("interrupted; run it again to complete it");
            case IngestEvent.Started started -> {}
            case IngestEvent.DocumentStored stored -> {}
        }
    }

    @Override
    public void described(int done, int of) {
        if (of == 0) {
            show(0, "looking for communities");
        } else {
            showNowAndThen(
                    (double) done / of, String.format(Locale.ROOT, "%,d of %,d communities described", done, of));
        }
    }

    /// Takes the bar away.
    public void end() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
            drawn = false;
        }
    }

    private void say(String line) {
        end();
        err.println(line);
        err.flush();
    }

    private void showNowAndThen(double fraction, String figures) {
        if (System.nanoTime() - lastShown >= (terminal ? REDRAW_NS : LINE_NS)) {
            show(fraction, figures);
        }
    }

    private void show(double fraction, String figures) {
        lastShown = System.nanoTime();
        if (terminal) {
            err.print(CLEAR + bar(fraction) + " " + figures);
            err.flush();
            drawn = true;
        } else {
            say(figures);
        }
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(fraction * WIDTH);
        return "[" + "=".repeat(full) + " ".repeat(WIDTH - full) + "]";
    }

    static String figures(IngestEvent.Progress progress) {
        return String.format(
                Locale.ROOT,
                "%3.0f%%  %,d documents, %,d passages, %.0f a second%s",
                100 * progress.fraction(),
                progress.documents(),
                progress.passages(),
                progress.passagesPerSecond(),
                progress.remaining().map(left -> ", " + clock(left) + " left").orElse(""));
    }

    private static String clock(Duration left) {
        return left.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }
}
