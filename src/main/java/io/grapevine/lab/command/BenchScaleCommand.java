package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.retrieve.walk.WalkConfig;
import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.cli.ExitCodes;
import io.grapevine.config.Installation;
import io.grapevine.conversation.Search;
import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.index.IndexReader;
import io.grapevine.lab.bench.ScaleBench;
import io.grapevine.lab.bench.ScaleReport;
import io.grapevine.lab.evaluate.CorpusRecord;
import io.grapevine.lab.evaluate.LabelledQuestion;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures what grows with the number of passages.
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Measures how storing, memory, retrieval, changes and restarts grow with the number of passages. "
                + "The corpus is grown from real records: copies with other names, whose vectors are reused. It is stored "
                + "in a collection that is removed at the end.",
        footer = {
            "",
            "The corpus has lines {\"id\", \"title\", \"text\"}; the questions have lines {\"id\", \"question\", \"gold\": [ids]}.",
            "",
            "Example:",
            "  grapevine bench scale --corpus corpus.jsonl --questions questions.jsonl --passages 10000,50000"
        })
public class BenchScaleCommand implements Callable<Integer> {

    private static final String COLLECTION = "bench-scale";

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "FILE",
            description = "Records that the corpus grows from.")
    Path corpus;

    @Option(names = "--questions", required = true, paramLabel = "FILE", description = "Questions that are asked.")
    Path questions;

    @Option(
            names = "--passages",
            split = ",",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Sizes, the smallest first (default: ${DEFAULT-VALUE}).")
    List<Integer> passages;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "200",
            description = "Questions that are measured at each size (default: ${DEFAULT-VALUE}).")
    int queries;

    @Option(names = "--communities", description = "Find the communities too, at the largest size.")
    boolean withCommunities;

    @Option(names = "--json", description = "Print one array of JSON.")
    boolean json;

    @Inject
    Graph graph;

    @Inject
    DocumentStore store;

    @Inject
    Search search;

    @Inject
    EmbeddingModel embedding;

    @Inject
    WalkIndexes indexes;

    @Inject
    WalkConfig walk;

    @Inject
    IndexReader reader;

    @Inject
    Installation installation;

    @Inject
    CommunityPipeline communities;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        if (queries < 1
                || passages.getFirst() < 1
                || !passages.equals(passages.stream().sorted().toList())) {
            throw new BadInput("--queries and --passages must be at least 1, the smallest number of passages first.");
        }
        var out = spec.commandLine().getOut();
        var bench = new ScaleBench(
                graph,
                store,
                search,
                embedding,
                indexes,
                () -> new WalkIndexes(reader, walk, installation),
                this::tell);
        var reports = new ArrayList<ScaleReport>();
        try {
            if (!json) {
                out.print(ScaleReport.HEADER);
            }
            bench.run(
                    CorpusRecord.read(corpus),
                    LabelledQuestion.read(questions),
                    COLLECTION,
                    passages,
                    queries,
                    report -> {
                        reports.add(report);
                        if (!json) {
                            out.print(report.row());
                            out.flush();
                        }
                    });
            if (withCommunities) {
                findCommunities();
            }
        } finally {
            store.removeCollection(COLLECTION);
        }
        if (json) {
            out.println(new ObjectMapper()
                    .writeValueAsString(
                            reports.stream().map(ScaleReport::toJson).toList()));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private void findCommunities() {
        var start = System.nanoTime();
        var report = communities.refresh(COLLECTION);
        tell(String.format(
                Locale.ROOT,
                "%d communities found, described and stored in %.0f s",
                report.communities(),
                (System.nanoTime() - start) / 1e9));
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
