package io.grapevine.cli;

import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.RunningIngests;
import io.grapevine.ingest.extract.Extractor;
import io.grapevine.ingest.extract.Extractors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// An ingest as the command line runs it: with a progress bar, then the communities of what changed.
@Singleton
final class IngestRun {

    private final RunningIngests running;
    private final Extractors extractors;
    private final CommunityPipeline communities;

    @Inject
    IngestRun(RunningIngests running, Extractors extractors, CommunityPipeline communities) {
        this.running = running;
        this.extractors = extractors;
        this.communities = communities;
    }

    /// @param work ingests by this extractor and tells how far it is
    /// @return empty where the process is ending and took away what the work used
    Optional<IngestReport> run(
            String collection,
            ExtractOption extract,
            PrintWriter err,
            BiFunction<Extractor, Consumer<IngestEvent>, IngestReport> work) {
        var progress = new ProgressBar(err, ProgressBar.isTerminal());
        var chat = extract.chat(extractors, collection);
        try {
            var report = work.apply(ExtractOption.extractor(extractors, chat), progress);
            progress.end();
            ExtractOption.report(chat, err);
            if (!report.interrupted()) {
                communities.refresh(collection, progress);
                progress.end();
            }
            return Optional.of(report);
        } catch (RuntimeException e) {
            progress.end();
            if (!running.isEnding()) {
                throw e;
            }
            progress.accept(new IngestEvent.Interrupted());
            return Optional.empty();
        }
    }
}
