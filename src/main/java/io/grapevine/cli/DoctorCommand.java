package io.grapevine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.route.Router;
import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.graph.server.MachineMemory;
import io.grapevine.graph.server.ManagedNeo4j;
import io.grapevine.graph.server.Neo4jSource;
import io.grapevine.ingest.load.child.ParserConfig;
import io.grapevine.llm.ChatModels;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.Spending;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Checks everything that an answer needs, and says for each that fails what to do.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks Java, memory, Neo4j with its schema, embedding model, router, the day's spending and chat model, and says what to do where one fails.",
        footer = {"", "Exit code: 0 all is well, 1 something failed.", "", "Example:", "  grapevine doctor"})
public class DoctorCommand implements Callable<Integer> {

    /// @param found what was found, or what to do
    record Finding(String check, boolean ok, String found) {}

    private static final int OLDEST_JAVA = 25;

    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "Print a JSON array of findings.")
    boolean asJson;

    @Inject
    Instance<Graph> graph;

    @Inject
    Instance<Neo4jSource> source;

    @Inject
    Instance<DocumentStore> documents;

    @Inject
    Instance<EmbeddingModel> embedding;

    @Inject
    Instance<EmbeddingIndex> index;

    @Inject
    Instance<Router> router;

    @Inject
    Instance<ChatModels> chat;

    @Inject
    Instance<Spending> spending;

    @Override
    public Integer call() throws JsonProcessingException {
        var findings = new ArrayList<Finding>();
        check(findings, "java", this::java);
        check(findings, "memory", this::memory);
        check(findings, "neo4j", () -> "answers at " + graph.get().ping().uri());
        check(findings, "schema", this::schema);
        check(findings, "embedding", this::embedding);
        check(findings, "router", this::router);
        check(findings, "spending", this::spending);
        check(findings, "chat model", this::chat);
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(new ObjectMapper().writeValueAsString(findings));
        }
        out.flush();
        return findings.stream().allMatch(Finding::ok) ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void check(List<Finding> findings, String name, Supplier<String> check) {
        var finding = examine(name, check);
        findings.add(finding);
        if (!asJson) {
            var out = spec.commandLine().getOut();
            out.printf("%-6s %-11s %s%n", finding.ok() ? "ok" : "FAILED", finding.check(), finding.found());
            out.flush();
        }
    }

    private static Finding examine(String name, Supplier<String> check) {
        try {
            return new Finding(name, true, check.get());
        } catch (GrapevineException | ChatUnavailable e) {
            return new Finding(name, false, e.getMessage());
        } catch (RuntimeException e) {
            return new Finding(
                    name,
                    false,
                    String.valueOf(e.getCause() instanceof GrapevineException known ? known.getMessage() : e));
        }
    }

    private String router() {
        var routing = router.get()
                .route("Hello!", text -> embedding.get().embed(text).content().vector());
        return "takes \"Hello!\" for " + routing.route().label();
    }

    private String java() {
        var version = Runtime.version();
        if (version.feature() < OLDEST_JAVA) {
            throw new GrapevineException.Misconfigured(
                    "Java is " + version + "; install " + OLDEST_JAVA + " or newer and set JAVA_HOME to it.");
        }
        return version + ", " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB heap at most, "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    /// What the processes may take together, which must leave something to the system.
    private String memory() {
        var machine = MachineMemory.totalMb();
        var service = Runtime.getRuntime().maxMemory() / (1 << 20);
        var database = source.get() instanceof ManagedNeo4j managed ? managed.memoryMb() : 0;
        var parsers = (long) ParserConfig.DEFAULT.processes() * ParserConfig.DEFAULT.heapMegabytes();
        var found = "service %,d MB at most, managed Neo4j %,d MB, parsers %,d MB, of %,d MB"
                .formatted(service, database, parsers, machine);
        if (service + database + parsers > machine) {
            throw new GrapevineException.Misconfigured(found
                    + ": more than there is. Lower GRAPEVINE_JAVA_OPTS=-Xmx..., GRAPEVINE_NEO4J_HEAP_MB or"
                    + " GRAPEVINE_NEO4J_PAGE_CACHE_MB");
        }
        return found;
    }

    private String schema() {
        var collections = documents.get().collections();
        return "up to date; " + collections.size() + " collections, "
                + collections.stream()
                        .mapToInt(collection -> collection.documents())
                        .sum() + " documents, "
                + collections.stream()
                        .mapToInt(collection -> collection.passages())
                        .sum() + " passages";
    }

    private String embedding() {
        var model = embedding.get();
        var vector = model.embed("Hello").content().vector();
        index.get().require(model.modelName(), vector.length);
        return model.modelName() + ", " + vector.length + " dimensions, as in the index";
    }

    private String spending() {
        var today = spending.get().today();
        var budget = spending.get().dailyBudget();
        if (budget.isPresent() && today.cost() >= budget.get()) {
            throw new GrapevineException.Misconfigured("today's budget of " + budget.get()
                    + " is spent: answers are extractive until" + " midnight UTC. GRAPEVINE_LLM_DAILY_BUDGET sets it");
        }
        return String.format(
                Locale.ROOT,
                "today (UTC) %,d tokens in, %,d out, cost %.4f %s",
                today.inputTokens(),
                today.outputTokens(),
                today.cost(),
                budget.map(limit -> "of the budget of " + limit)
                        .orElse("without a budget (GRAPEVINE_LLM_DAILY_BUDGET sets one)"));
    }

    private String chat() {
        var client = chat.get().client();
        if (client.isEmpty()) {
            return "none: answers are extractive. GRAPEVINE_LLM and GRAPEVINE_LLM_MODEL choose one";
        }
        var start = System.nanoTime();
        client.get().stream(List.of(UserMessage.from("Reply with the word OK.")), piece -> {}, spent -> {});
        return client.get().name() + " answers in " + (System.nanoTime() - start) / 1_000_000 + " ms";
    }
}
