package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.rewrite.CarryOverRewriter;
import io.grapevine.cli.ExitCodes;
import io.grapevine.conversation.ConversationService;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.lab.evaluate.ConversationEvaluation;
import io.grapevine.lab.evaluate.ConversationReport;
import io.grapevine.lab.evaluate.LabelledConversation;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how follow-up questions are understood.
@Command(
        name = "conversations",
        mixinStandardHelpOptions = true,
        description =
                "Holds conversations whose follow-ups are known as said and as meant, and measures how they are read.",
        footer = {
            "",
            "The data has lines {\"id\", \"turns\": [{\"id\", \"asked\", \"meant\", \"gold\": [sources]}]}.",
            "Without --collection only the wording is measured, with empty answers, and no database is needed.",
            "",
            "Example:",
            "  grapevine eval conversations --data conversations.jsonl --collection samples"
        })
public class EvalConversationsCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Conversations, one JSON object a line.")
    Path data;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            description = "Where to look; may come several times (default: nowhere).")
    List<String> collections = List.of();

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Inject
    Instance<ConversationService> answers;

    @Inject
    Instance<DocumentStore> store;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        var report = report(LabelledConversation.read(data));
        var out = spec.commandLine().getOut();
        out.print(
                json
                        ? new ObjectMapper().writeValueAsString(report.toJson()) + System.lineSeparator()
                        : report.toTable());
        out.flush();
        return ExitCodes.DONE;
    }

    private ConversationReport report(List<LabelledConversation> conversations) {
        if (collections.isEmpty()) {
            return ConversationEvaluation.ofWording(new CarryOverRewriter(), conversations);
        }
        if (store.get().collections().isEmpty()) {
            throw new BadInput(
                    "There is no document to look in yet. Ingest some: grapevine ingest samples --collection samples");
        }
        return ConversationEvaluation.of(answers.get()::answer, Set.copyOf(collections), conversations);
    }
}
