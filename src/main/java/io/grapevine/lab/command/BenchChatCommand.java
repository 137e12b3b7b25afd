package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.cli.ExitCodes;
import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.lab.bench.chat.ChatBench;
import io.grapevine.lab.bench.chat.ChatBench.Plan;
import io.grapevine.lab.bench.chat.ChatReport;
import io.grapevine.lab.bench.chat.ServiceProcess;
import io.grapevine.lab.bench.chat.StandInChatServer;
import io.grapevine.lab.evaluate.ExpectedAnswer;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures the chat of a service that it starts, with a chat model that it plays.
@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        description =
                "Starts the service with a stand-in for a chat model and measures the chat over WebSocket, one conversation at a time "
                        + "and many at once, beside as many readers of the stand-in itself. Fails where an event is lost or out of order. "
                        + "The samples are asked, in a collection that is removed at the end.",
        footer = {"", "Example:", "  grapevine bench chat --conversations 200 --minutes 10"})
public class BenchChatCommand implements Callable<Integer> {

    private static final String COLLECTION = "bench-chat";

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "Tokens a second of the stand-in (default: ${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "200",
            description = "Tokens of its answer (default: ${DEFAULT-VALUE}).")
    int tokens;

    @Option(
            names = "--questions",
            paramLabel = "N",
            defaultValue = "20",
            description = "Questions asked one at a time (default: ${DEFAULT-VALUE}).")
    int questions;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "200",
            description = "Conversations at once, each over a connection of its own (default: ${DEFAULT-VALUE}).")
    int conversations;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Questions that each of them asks (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "0",
            description =
                    "Go on for so long, at least 3, and watch the service's heap (default: ${DEFAULT-VALUE}, do not).")
    int minutes;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Inject
    Vertx vertx;

    @Inject
    IngestPipeline ingest;

    @Inject
    DocumentStore documents;

    @Inject
    ConversationStore kept;

    @Inject
    Installation installation;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        var plan = plan();
        var samples = installation.install().resolve("samples");
        var asked = ExpectedAnswer.read(samples.resolve("questions.jsonl")).stream()
                .filter(expected -> expected.route() == Route.LOOKUP || expected.route() == Route.MULTIHOP)
                .map(ExpectedAnswer::question)
                .toList();
        try {
            talk("Ingesting " + samples + " ...");
            ingest.ingest(
                    new IngestRequest(List.of(new IngestRequest.Input("samples", samples)), COLLECTION), event -> {});
            var report = measure(plan, asked);
            var out = spec.commandLine().getOut();
            out.print(
                    json
                            ? new ObjectMapper().writeValueAsString(report.toJson()) + System.lineSeparator()
                            : report.toTable());
            out.flush();
            return report.delivery().isWhole() ? ExitCodes.DONE : ExitCodes.FAILED;
        } finally {
            documents.removeCollection(COLLECTION);
        }
    }

    private ChatReport measure(Plan plan, List<String> asked) {
        talk("Starting the service ...");
        try (var standIn = new StandInChatServer(vertx, 0, plan.rate(), plan.tokens());
                var service = ServiceProcess.start(installation.install().resolve("grapevine"), environment(standIn));
                var bench = new ChatBench(vertx, service.home(), standIn, plan, kept::remove, this::talk)) {
            return bench.run(asked, service::liveHeap);
        }
    }

    /// As many answers at once as there are conversations; no work in the background, for which the stand-in
    /// would be asked too.
    private Map<String, String> environment(StandInChatServer standIn) {
        return Map.of(
                "GRAPEVINE_LLM",
                "openai",
                "GRAPEVINE_LLM_BASE_URL",
                standIn.baseUrl().toString(),
                "GRAPEVINE_LLM_MODEL",
                StandInChatServer.MODEL,
                "GRAPEVINE_LLM_MAX_TOKENS",
                String.valueOf(tokens),
                "GRAPEVINE_LLM_CONCURRENCY",
                String.valueOf(conversations),
                "GRAPEVINE_CHAT_MAX_RUNNING",
                String.valueOf(conversations),
                "GRAPEVINE_REFRESH_EVERY",
                "24h");
    }

    private Plan plan() {
        try {
            return new Plan(rate, tokens, questions, conversations, rounds, minutes, COLLECTION);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--" + e.getMessage(), e);
        }
    }

    private void talk(String line) {
        var err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
