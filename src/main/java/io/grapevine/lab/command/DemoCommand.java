package io.grapevine.lab.command;

import io.grapevine.answer.exchange.Request;
import io.grapevine.cli.ExitCodes;
import io.grapevine.cli.PortOption;
import io.grapevine.cli.ProgressBar;
import io.grapevine.cli.ServesHttp;
import io.grapevine.config.Installation;
import io.grapevine.conversation.ConversationService;
import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.domain.Citation;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.Question;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.lab.evaluate.ExpectedAnswer;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the whole thing on the sample documents: ingests them, asks one question of each route, then serves the
/// page.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Ingests samples/, answers one question of each kind, then serves the chat page.",
        footer = {"", "Example:", "  grapevine demo --once"})
public class DemoCommand implements Callable<Integer>, ServesHttp {

    private static final String COLLECTION = "samples";
    private static final String QUESTIONS = "samples/questions.jsonl";

    @Option(names = "--once", description = "End after the answers.")
    boolean once;

    @Mixin
    PortOption port = new PortOption();

    @Spec
    CommandSpec spec;

    @Inject
    IngestPipeline ingest;

    @Inject
    CommunityPipeline communities;

    @Inject
    ConversationService answers;

    @Inject
    Installation installation;

    @Override
    public boolean servesHttp() {
        return !once;
    }

    @Override
    public Map<String, String> httpProperties() {
        return port.httpProperties();
    }

    @Override
    public Integer call() {
        var samples = installation.install().resolve("samples");
        if (!Files.isDirectory(samples)) {
            throw new Misconfigured("The sample documents are not at " + samples.toAbsolutePath()
                    + ". Run the demo from a clone: ./grapevine demo");
        }
        var err = spec.commandLine().getErr();
        ingest(samples, err);
        var wrong = 0;
        for (var expected : oneOfEachRoute(installation.install().resolve(QUESTIONS))) {
            wrong += show(expected, spec.commandLine().getOut()) ? 0 : 1;
        }
        if (wrong > 0) {
            err.println(wrong + " of the answers do not hold what they should.");
        }
        if (!once) {
            port.announce(err);
            Quarkus.waitForExit();
        }
        return wrong == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void ingest(Path samples, PrintWriter err) {
        err.println("Ingesting " + samples + " ...");
        err.flush();
        var documents = new IngestRequest.Input("samples", samples);
        var progress = new ProgressBar(err, ProgressBar.isTerminal());
        var report = ingest.ingest(new IngestRequest(List.of(documents), COLLECTION), event -> {
            if (!(event instanceof IngestEvent.Skipped)) { // the questions lie beside the documents
                progress.accept(event);
            }
        });
        var found = communities.refresh(COLLECTION, progress);
        progress.end();
        err.printf(
                Locale.ROOT,
                "%d documents added, %d replaced, %d unchanged; %d communities; %.1f s%n",
                report.added(),
                report.replaced(),
                report.unchanged(),
                found.communities(),
                report.seconds());
        err.flush();
    }

    private static Iterable<ExpectedAnswer> oneOfEachRoute(Path file) {
        var first = new LinkedHashMap<String, ExpectedAnswer>();
        ExpectedAnswer.read(file)
                .forEach(expected -> first.putIfAbsent(expected.route().label(), expected));
        return first.values();
    }

    private boolean show(ExpectedAnswer expected, PrintWriter out) {
        var answer = answers.answer(Request.of(new Question(
                expected.question(), Set.of(COLLECTION), Optional.empty(), Optional.empty(), Optional.empty())));
        out.println();
        out.println("> " + expected.question());
        out.printf(
                Locale.ROOT,
                "  route %s (%.0f%%), %s, %.0f ms%n",
                answer.routing().route().label(),
                100 * answer.routing().confidence(),
                answer.generator(),
                answer.timingsMs().get("total"));
        out.println();
        out.println(answer.answer().indent(2).stripTrailing());
        answer.citations().forEach(citation -> out.println("  " + line(citation)));
        out.flush();
        return expected.accepts(answer.answer());
    }

    private static String line(Citation citation) {
        return "[" + citation.number() + "] " + citation.title() + " (" + citation.source()
                + (citation.page() > 0 ? ", page " + citation.page() : "") + ")";
    }
}
