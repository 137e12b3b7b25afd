package io.grapevine.cli;

import io.grapevine.api.rest.IngestJson;
import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestConfig;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.source.CollectionSource;
import io.grapevine.ingest.source.CollectionSync;
import io.grapevine.ingest.source.FolderSource;
import io.grapevine.ingest.source.web.WebLimits;
import io.grapevine.ingest.source.web.WebSource;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a collection equal to folders and web sites.
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a collection equal to folders and web sites: what is new or changed is read, what is in none of them "
                    + "is removed. A source that cannot be read changes nothing.",
            "An address is read with the pages below it that its links lead to; one of a sitemap (.xml) with the "
                    + "pages in that. Same host only, by the rules of its robots.txt."
        },
        footer = {
            "",
            "Exit code: as of 'ingest'; 1 also where more than half of the collection would go and --yes is missing.",
            "",
            "Examples:",
            "  grapevine sync handbook/ --collection handbook --watch",
            "  grapevine sync https://example.org/manual/ --collection manual --pages 500"
        })
public class SyncCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FOLDER|URL", description = "All that the collection is to hold.")
    List<String> sources;

    @Option(names = "--collection", paramLabel = "NAME", required = true, description = "The collection.")
    String collection;

    @Option(names = "--watch", description = "Go on, and follow what changes, until ended by Ctrl-C.")
    boolean watch;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "With --watch: how often to look (default: 10s for folders, 15m where there is an address).")
    Optional<Duration> every = Optional.empty();

    @Option(names = "--yes", description = "Remove documents even if they are more than half of the collection.")
    boolean yes;

    @Option(names = "--pages", defaultValue = "200", description = "Most pages of a site (default: ${DEFAULT-VALUE}).")
    int pages;

    @Option(
            names = "--depth",
            defaultValue = "5",
            description = "Most links from its first page (default: ${DEFAULT-VALUE}).")
    int depth;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "500ms",
            converter = DurationOption.class,
            description = "Least time between two requests (default: ${DEFAULT-VALUE}; robots.txt may ask for more).")
    Duration delay;

    @Option(names = "--allow-private", description = "Read addresses of this machine and of private networks too.")
    boolean allowPrivate;

    @Option(names = "--json", description = "One JSON object to stdout for each time that something was read.")
    boolean json;

    @Mixin
    ExtractOption extract = new ExtractOption();

    @Inject
    CollectionSync sync;

    @Inject
    RunningIngests running;

    @Inject
    IngestRun ingest;

    @Inject
    IngestJson ingestJson;

    @Inject
    IngestConfig config;

    @Inject
    Installation installation;

    @Override
    public Integer call() {
        if (pages < 1 || depth < 0) {
            throw new BadInput("--pages must be at least 1 and --depth at least 0.");
        }
        var all = sources.stream().map(this::source).toList();
        return running.hold(() -> watch ? watch(all) : once(all));
    }

    private CollectionSource source(String named) {
        var limits = new WebLimits(pages, depth, delay, config.maxFileSize().asLongValue(), allowPrivate);
        return WebSource.isAddress(named)
                ? new WebSource(named, limits)
                : new FolderSource(Path.of(named), installation.install());
    }

    private int once(List<CollectionSource> all) {
        var err = spec.commandLine().getErr();
        var vanished = yes ? Vanished.REMOVE_EVEN_MOST : Vanished.REMOVE;
        var report = ingest.run(
                collection,
                extract,
                err,
                (extractor, progress) -> sync.sync(
                        all, collection, vanished, request -> request.readBy(extractor), progress, err::println));
        report.ifPresent(this::tell);
        return report.map(SyncCommand::exitCode).orElse(ExitCodes.INTERRUPTED);
    }

    /// Looks again and again; a source that cannot be read for a while is told, and looked at the next time.
    private int watch(List<CollectionSource> all) {
        boolean isWeb = sources.stream().anyMatch(WebSource::isAddress);
        var pause = every.orElse(isWeb ? Duration.ofMinutes(15) : Duration.ofSeconds(10));
        var before = List.<Optional<String>>of();
        while (!running.isEnding() && !Thread.currentThread().isInterrupted()) {
            var now = all.stream().map(CollectionSource::state).toList();
            if (!now.equals(before) || now.stream().anyMatch(Optional::isEmpty)) {
                try {
                    once(all);
                    before = now;
                } catch (GrapevineException e) {
                    spec.commandLine().getErr().println("grapevine: " + e.getMessage());
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return ExitCodes.INTERRUPTED;
    }

    private void tell(IngestReport report) {
        if (report.vanished() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(report.vanished()
                            + " documents would be removed, more than half of the collection. None was. "
                            + "If that is right: --yes");
        }
        var out = spec.commandLine().getOut();
        out.println(json ? ingestJson.of(report) : IngestCommand.summary(report));
        out.flush();
    }

    private static int exitCode(IngestReport report) {
        if (report.interrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        return report.failures().isEmpty() && report.vanished() == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
