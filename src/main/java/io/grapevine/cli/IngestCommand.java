package io.grapevine.cli;

import io.grapevine.api.rest.IngestJson;
import io.grapevine.config.Installation;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestReport.Failure;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.extract.ChatExtractor.Estimate;
import io.grapevine.ingest.extract.Extractors;
import io.grapevine.ingest.load.MetadataFields;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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
            "Exit code: 0 all is in, 1 some file could not be read (the others are in), 2 a path does not exist,",
            "130 it was ended before it was done (143 by SIGTERM); what was stored by then stays.",
            "",
            "Example:",
            "  grapevine ingest handbook/ minutes.pdf --collection office",
            "  grapevine ingest handbook/ --sync"
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

    @Option(
            names = "--meta",
            paramLabel = "FIELD=VALUE",
            description = "Metadata of all these documents, such as author=\"Ida Berg\" or date=2026-01-15; may be "
                    + "repeated. A file NAME.meta.json beside NAME says more of one document.")
    Map<String, String> given = Map.of();

    @Option(names = "--json", description = "One JSON object to stdout.")
    boolean json;

    @Mixin
    ExtractOption extract = new ExtractOption();

    @Option(
            names = "--sync",
            description = "Also remove the documents that came from the named folders and files of records and are no "
                    + "longer in them. What cannot be read counts as being there.")
    boolean sync;

    @Option(names = "--yes", description = "With --sync: remove them even if they are more than half.")
    boolean yes;

    @Option(names = "--dry-run", description = "With --extract llm: tell what it would cost at most, and do nothing.")
    boolean dryRun;

    @Inject
    IngestPipeline pipeline;

    @Inject
    RunningIngests running;

    @Inject
    Extractors extractors;

    @Inject
    IngestRun run;

    @Inject
    IngestJson ingestJson;

    @Inject
    Installation installation;

    @Override
    public Integer call() {
        requireSomethingThere();
        return running.hold(this::ingest);
    }

    private void requireSomethingThere() {
        if (paths.stream().noneMatch(Files::exists)) {
            throw new BadInput(paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + (paths.size() == 1 ? " does not exist." : " do not exist."));
        }
    }

    private int ingest() {
        var request = IngestRequest.of(paths, collection, installation.install())
                .with(metadata())
                .with(vanished());
        if (dryRun) {
            return estimate(request);
        }
        var report = run.run(
                collection,
                extract,
                spec.commandLine().getErr(),
                (extractor, progress) -> pipeline.ingest(request.readBy(extractor), progress));
        report.ifPresent(done -> tell(done, request));
        return report.map(this::exitCode).orElse(ExitCodes.INTERRUPTED);
    }

    private Map<String, List<String>> metadata() {
        return MetadataFields.of(given.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
    }

    private Vanished vanished() {
        if (!sync) {
            return Vanished.COUNT;
        }
        return yes ? Vanished.REMOVE_EVEN_MOST : Vanished.REMOVE;
    }

    private void tell(IngestReport report, IngestRequest request) {
        var err = spec.commandLine().getErr();
        if (report.added()
                        + report.replaced()
                        + report.unchanged()
                        + report.failures().size()
                == 0) {
            err.println("No document was found there: "
                    + request.inputs().stream().map(Input::name).collect(Collectors.joining(", ")));
        }
        if (report.vanished() > 0) {
            err.println(vanishedHint(report.vanished(), sync));
        }
        var out = spec.commandLine().getOut();
        out.println(json ? ingestJson.of(report) : summary(report));
        out.flush();
    }

    static String vanishedHint(int vanished, boolean sync) {
        var documents = String.format(Locale.ROOT, vanished == 1 ? "%,d document" : "%,d documents", vanished);
        return sync
                ? documents + " would be removed, more than half of what came from there. Nothing was removed. "
                        + "If that is right: --sync --yes"
                : documents + " came from there and " + (vanished == 1 ? "is" : "are")
                        + " there no longer, but still answered from. Remove with: --sync";
    }

    private int exitCode(IngestReport report) {
        if (report.interrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        if (report.failures().stream().anyMatch(Failure::missing)) {
            return ExitCodes.USAGE;
        }
        boolean refused = sync && report.vanished() > 0;
        return report.failures().isEmpty() && !refused ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private int estimate(IngestRequest asked) {
        var chat = extract.chat(extractors, collection);
        var request = asked.readBy(ExtractOption.extractor(extractors, chat));
        var passages = new AtomicInteger();
        var estimate = new AtomicReference<>(Estimate.NONE);
        pipeline.outstanding(request, document -> {
            passages.addAndGet(document.size());
            chat.ifPresent(c -> estimate.set(estimate.get().plus(c.estimate(document))));
        });
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d passages to embed and read%n", passages.get());
        chat.map(c -> estimate.get())
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

    static String summary(IngestReport report) {
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
