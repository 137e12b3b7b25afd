package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.AnswerPipeline;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Request;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.cli.ExitCodes;
import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.lab.bench.BenchLibrary;
import io.grapevine.lab.bench.QueryBench;
import io.grapevine.lab.bench.QueryBench.Product;
import io.grapevine.lab.bench.StorePeer;
import io.grapevine.lab.evaluate.ExpectedAnswer;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures what a query takes, beside LangChain4j's own store on the same index.
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Measures a query part by part, and our vector search beside LangChain4j's Neo4jEmbeddingStore. "
                + "The index is made of the sentences of a few texts, in a collection that is removed at the end.",
        footer = {"", "Example:", "  grapevine bench query --passages 20000"})
public class BenchQueryCommand implements Callable<Integer> {

    private static final String COLLECTION = "bench-query";
    private static final int STEP = 4_000;

    @Option(
            names = "--passages",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Passages in the index (default: ${DEFAULT-VALUE}).")
    int passages;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "200",
            description = "Queries that are measured (default: ${DEFAULT-VALUE}).")
    int queries;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "graph",
            description = "Mode of the whole retrieval (default: ${DEFAULT-VALUE}).")
    RetrievalMode mode;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Inject
    Graph graph;

    @Inject
    DocumentStore store;

    @Inject
    PassageSearch search;

    @Inject
    EmbeddingModel embedding;

    @Inject
    Retrievers retrievers;

    @Inject
    AnswerPipeline pipeline;

    @Inject
    Installation installation;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        if (passages < 1 || queries < 1) {
            throw new BadInput("--passages and --queries must be at least 1");
        }
        var samples = installation.install().resolve("samples");
        var questions = ExpectedAnswer.read(samples.resolve("questions.jsonl")).stream()
                .filter(expected -> expected.route() == Route.LOOKUP || expected.route() == Route.MULTIHOP)
                .map(ExpectedAnswer::question)
                .toList();
        var peer = BenchLibrary.load(StorePeer.class, installation.benchLibrary());
        var bench = new QueryBench(graph, store, search, embedding, peer);
        try {
            var next = new AtomicInteger(STEP);
            bench.fill(QueryBench.texts(samples), COLLECTION, passages, stored -> tell(stored, next));
            var report = bench.measure(questions, COLLECTION, queries, new Product(this::retrieve, this::answer));
            var out = spec.commandLine().getOut();
            out.print(
                    json
                            ? new ObjectMapper().writeValueAsString(report.toJson()) + System.lineSeparator()
                            : report.toTable());
            out.flush();
        } finally {
            store.removeCollection(COLLECTION);
        }
        return ExitCodes.DONE;
    }

    private void tell(int stored, AtomicInteger next) {
        if (stored >= next.get() || stored >= passages) {
            next.set(stored + STEP);
            spec.commandLine().getErr().println(stored + " passages stored");
            spec.commandLine().getErr().flush();
        }
    }

    private void retrieve(String text) {
        pipeline.search(question(text), mode, retrievers.passages());
    }

    private void answer(String text) {
        pipeline.answer(new Exchange(Request.of(question(text)), event -> {}));
    }

    private Question question(String text) {
        return new Question(text, Set.of(COLLECTION), Optional.empty(), Optional.empty(), Optional.of(mode));
    }
}
