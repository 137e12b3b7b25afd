package io.grapevine.cli;

import io.grapevine.api.rest.IngestJson;
import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.domain.Document;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestReport.Failure;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.extract.ChatExtractor;
import io.grapevine.ingest.extract.Extractors;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes documents into the graph.
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Takes documents into the graph: text, Markdown, HTML, PDF, Word and other Office files, and JSON Lines with "
                    + "id, title and text; folders with all that is in them.",
            "What is in the graph already and did not change costs nothing; what changed is replaced. "
                    + "Run it again after it was ended: it completes what is missing."
        },
        footer = {
            "",
            "A file .grapevineignore in a folder names what to leave out, a file name or glob a line.",
            "Exit code: 0 all is in, 1 some file could not be read (the others are in), 2 a path does not exist.",
            "",
            "Example:",
            "  grapevine ingest handbook/ minutes.pdf --collection office"
        })
public class IngestCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    List<Path> paths;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            defaultValue = Document.DEFAULT_COLLECTION,
            description = "The collection that the documents belong to (default: ${DEFAULT-VALUE}).")
    String collection;

    @Option(names = "--json", description = "One JSON object to stdout.")
    boolean json;

    @Mixin
    ExtractOption extract = new ExtractOption();

    @Option(names = "--dry-run", description = "With --extract llm: tell what it would cost at most, and do nothing.")
    boolean dryRun;

    @Inject
    IngestPipeline pipeline;

    @Inject
    Extractors extractors;

    @Inject
    CommunityPipeline communities;

    @Inject
    IngestJson ingestJson;

    @ConfigProperty(name = "grapevine.install", defaultValue = ".")
    Path home;

    @Override
    public Integer call() {
        var request = IngestRequest.of(paths, collection, home);
        var chat = extract.chat(extractors, collection);
        var reading = ExtractOption.pipeline(pipeline, extractors, chat);
        if (dryRun) {
            return estimate(reading, chat, request);
        }
        var progress = new ProgressBar(spec.commandLine().getErr(), ProgressBar.isTerminal());
        var report = reading.ingest(request, progress);
        progress.end();
        ExtractOption.report(chat, spec.commandLine().getErr());
        communities.refresh(collection, progress);
        progress.end();
        if (report.added()
                        + report.replaced()
                        + report.unchanged()
                        + report.failures().size()
                == 0) {
            spec.commandLine()
                    .getErr()
                    .println("No document was found there: "
                            + request.inputs().stream().map(Input::name).collect(Collectors.joining(", ")));
        }
        var out = spec.commandLine().getOut();
        out.println(json ? ingestJson.of(report) : summary(report));
        out.flush();
        if (report.failures().isEmpty()) {
            return ExitCodes.DONE;
        }
        return report.failures().stream().anyMatch(Failure::missing) ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    private int estimate(IngestPipeline reading, Optional<ChatExtractor> chat, IngestRequest request) {
        var passages = reading.outstanding(request);
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d passages to embed and read%n", passages.size());
        chat.map(c -> c.estimate(passages))
                .ifPresent(e -> out.printf(
                        Locale.ROOT,
                        "%,d of them from the cache, %,d calls: about %,d tokens in, at most %,d out%s%n",
                        e.cached(),
                        e.calls(),
                        e.inputTokens(),
                        e.outputTokens(),
                        e.cost() > 0 ? String.format(Locale.ROOT, ", %.2f at the configured prices", e.cost()) : ""));
        out.flush();
        return ExitCodes.DONE;
    }

    private static String summary(IngestReport report) {
        var text = new StringBuilder("Collection " + report.collection() + ": " + report.added() + " added");
        append(text, report.replaced(), "replaced");
        append(text, report.unchanged(), "unchanged");
        append(text, report.removed(), "removed");
        append(text, report.failures().size(), "failed");
        return text
                + String.format(Locale.ROOT, "; %,d passages in %.1f s", report.passages(), report.seconds())
                + (report.passages() > 0
                        ? String.format(Locale.ROOT, " (%.0f a second)", report.passagesPerSecond())
                        : "");
    }

    private static void append(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }
}
