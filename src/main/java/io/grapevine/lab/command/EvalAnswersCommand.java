package io.grapevine.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.exchange.Request;
import io.grapevine.cli.ExitCodes;
import io.grapevine.conversation.ConversationService;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.lab.evaluate.AnswerEvaluation;
import io.grapevine.lab.evaluate.ExpectedAnswer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures whole answers: whether they are right, whether they cite what they should, whether the router chose
/// well.
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = "Asks questions whose answers are known and measures answers, citations and routes, in percent.",
        footer = {
            "",
            "The questions have lines {\"id\", \"route\", \"question\", \"answer\": [accepted texts], \"gold\": [sources]}.",
            "",
            "It says in percent, each with its 95%% interval: accepted text in the answer and in its first sentence,",
            "exact match and F1 of the marked words (as SQuAD), words, refusals, citations right, citation recall,",
            "and of the negatives how many were answered.",
            "",
            "Example:",
            "  grapevine ingest samples --collection samples",
            "  grapevine eval answers --questions samples/questions.jsonl --collection samples"
        })
public class EvalAnswersCommand implements Callable<Integer> {

    @Option(
            names = "--questions",
            required = true,
            paramLabel = "FILE",
            description = "Questions, one JSON object a line.")
    Path questions;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            description = "Where to look; may come several times (default: everywhere).")
    List<String> collections = List.of();

    @Option(
            names = "--negatives",
            paramLabel = "FILE",
            description = "Questions that the documents do not answer, one JSON object a line.")
    Optional<Path> negatives;

    @Option(names = "--json", description = "Print one object of JSON.")
    boolean json;

    @Inject
    ConversationService answers;

    @Inject
    DocumentStore store;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        var expected = ExpectedAnswer.read(questions);
        if (store.collections().isEmpty()) {
            throw new BadInput(
                    "There is no document to answer from yet. Ingest some: grapevine ingest samples --collection samples");
        }
        var report = new AnswerEvaluation(question -> answers.answer(Request.of(question)), Set.copyOf(collections))
                .of(expected, negatives.map(ExpectedAnswer::questions).orElse(List.of()));
        var out = spec.commandLine().getOut();
        out.print(
                json
                        ? new ObjectMapper().writeValueAsString(report.toJson()) + System.lineSeparator()
                        : report.toTable());
        out.flush();
        return ExitCodes.DONE;
    }
}
