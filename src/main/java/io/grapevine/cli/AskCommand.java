package io.grapevine.cli;

import io.grapevine.answer.exchange.Request;
import io.grapevine.conversation.ConversationService;
import io.grapevine.conversation.EventJson;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Failure;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Answers one question on the terminal.
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Answers a question from the ingested documents, each statement with the number of its source.",
        footer = {
            "",
            "Examples:",
            "  grapevine ask \"Who is the cellar master of Sedge Bank Cellar?\"",
            "  grapevine ask --document policy.md --filter date=2024.. \"What may a hotel cost?\"",
            "  grapevine ask --collection handbook --json \"Who approves travel?\" | jq -r .answer"
        })
public class AskCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Inject
    Instance<ConversationService> answers;

    @Inject
    Instance<EventJson> json;

    @Parameters(paramLabel = "QUESTION", description = "The question, in quotes.")
    String question;

    @Option(names = "--collection", paramLabel = "NAME", description = "Ask this collection only; may be repeated.")
    List<String> collections = List.of();

    @Mixin
    FilterOption filter = new FilterOption();

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "Take this route instead of the router's: "
                    + "chitchat, lookup, multihop, overview, aggregate, out_of_scope.")
    Route route;

    @Option(names = "--mode", paramLabel = "MODE", description = "Retrieve this way: fulltext, vector, hybrid, graph.")
    RetrievalMode mode;

    @Option(names = "--json", description = "Print the answer with its citations and evidence as one JSON object.")
    boolean asJson;

    @Override
    public Integer call() {
        var asked = new Question(
                        question,
                        Set.copyOf(collections),
                        Optional.empty(),
                        Optional.ofNullable(route),
                        Optional.ofNullable(mode))
                .with(filter.filter());
        var out = spec.commandLine().getOut();
        var code = ExitCodes.DONE;
        if (asJson) {
            out.println(json.get().of(answers.get().answer(Request.of(asked))).toPrettyString());
        } else {
            code = stream(asked, out);
        }
        out.flush();
        return code;
    }

    private int stream(Question asked, PrintWriter out) {
        var end = new AtomicReference<AnswerEvent>();
        answers.get().stream(Request.of(asked), UUID.randomUUID().toString(), event -> {
            show(event, out);
            end.set(event);
        });
        return switch (end.get()) {
            case AnswerEvent.Done done -> {
                out.println();
                done.citations().forEach(citation -> out.println("\n" + shown(citation)));
                yield ExitCodes.DONE;
            }
            case AnswerEvent.Failed failed -> {
                spec.commandLine().getErr().println("grapevine: " + failed.message());
                yield Failure.Kind.ofCode(failed.code()).exitCode();
            }
            case AnswerEvent other -> throw new IllegalStateException("an answer ended with " + other);
        };
    }

    private void show(AnswerEvent event, PrintWriter out) {
        var err = spec.commandLine().getErr();
        switch (event) {
            case AnswerEvent.Queued(var position) -> err.println("(waiting, place " + position + ")");
            case AnswerEvent.Rewritten(var text) -> err.println("(read as: " + text + ")");
            case AnswerEvent.Scoped(var documents, var sources) ->
                err.println("(asked of " + documents + (documents == 1 ? " document: " : " documents: ")
                        + String.join(", ", sources) + (documents > sources.size() ? ", ..." : "") + ")");
            case AnswerEvent.Routed(var routing) -> err.println(line(routing));
            case AnswerEvent.Degraded(var what, var reason) -> err.println("(" + what + ": " + reason + ")");
            case AnswerEvent.Token(var text) -> {
                out.print(text);
                out.flush();
            }
            case AnswerEvent.Conversation e -> {}
            case AnswerEvent.EvidenceFound e -> {}
            case AnswerEvent.Cited e -> {} // listed below the answer
            case AnswerEvent.Failed e -> {}
            case AnswerEvent.Done e -> {}
        }
    }

    private static String line(Routing routing) {
        return routing.overridden()
                ? "route " + routing.route().label()
                : "route %s (%.0f %%)".formatted(routing.route().label(), 100 * routing.confidence());
    }

    private static String shown(Citation citation) {
        var page = citation.page() > 0 ? ", page " + citation.page() : "";
        return "[%d] %s (%s%s)%n    %s"
                .formatted(
                        citation.number(),
                        citation.title(),
                        citation.source(),
                        page,
                        String.join(" ", citation.sentences()).replaceAll("\\s+", " "));
    }
}
