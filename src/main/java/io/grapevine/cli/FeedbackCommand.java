package io.grapevine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.learn.ModeChooser;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Route;
import io.grapevine.graph.conversation.Feedback;
import io.grapevine.graph.conversation.FeedbackStore;
import io.grapevine.graph.conversation.RouteCorrectionStore;
import io.grapevine.language.Sentences;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what was learnt from the users' thumbs, and turns liked answers into cases for `eval answers`.
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description = "Shows what was learnt from thumbs up and down, and the routes that users corrected.",
        footer = {
            "",
            "Examples:",
            "  grapevine feedback --forget-route \"Where can I park?\"",
            "  grapevine feedback --export liked.jsonl && grapevine eval answers --questions liked.jsonl"
        })
public class FeedbackCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object on stdout.")
    boolean json;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write each liked answer as a case for eval answers.")
    Path export;

    @Option(
            names = "--forget-route",
            paramLabel = "QUESTION",
            description = "Forget the corrected route of this question, and list the rest.")
    String forgetRoute;

    @Spec
    CommandSpec spec;

    @Inject
    FeedbackStore store;

    @Inject
    RouteCorrectionStore corrections;

    @Inject
    Retrievers retrievers;

    @Inject
    ObjectMapper mapper;

    @Override
    public Integer call() throws IOException {
        if (forgetRoute != null && !corrections.remove(forgetRoute)) {
            throw new NotFound("No route was corrected for '" + forgetRoute
                    + "'. ./grapevine feedback lists the questions that have one.");
        }
        var corrected = corrections.list();
        var thumbs = store.list();
        var rows = rows();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    mapper.writeValueAsString(Map.of("thumbs", thumbs.size(), "values", rows, "routes", corrected)));
        } else {
            out.println(thumbs.size() + " thumbs. Value of each retrieval mode within its route, the default first:");
            out.println("route       mode       value   up  down");
            rows.forEach(row -> out.printf(
                    Locale.ROOT,
                    "%-10s  %-9s  %5.2f  %3d  %4d%n",
                    row.route(),
                    row.mode(),
                    row.value(),
                    row.up(),
                    row.down()));
            out.println(corrected.size() + " corrected routes, each an example for questions like it:");
            corrected.forEach(one -> out.printf("%-12s  %s%n", one.route(), one.question()));
        }
        if (export != null) {
            var liked = thumbs.stream().filter(Feedback::up).map(this::asCase).toList();
            Files.write(export, liked);
            spec.commandLine().getErr().println(liked.size() + " cases written to " + export);
        }
        return ExitCodes.DONE;
    }

    /// What a retrieval mode has been worth within a route.
    private record ModeValue(String route, String mode, double value, int up, int down) {}

    private List<ModeValue> rows() {
        var rows = new ArrayList<ModeValue>();
        for (var route : Route.values()) {
            for (var value : needsDocuments(route) ? retrievers.values(route) : List.<ModeChooser.Value>of()) {
                rows.add(new ModeValue(
                        route.label(),
                        value.mode().label(),
                        value.estimate(),
                        value.tally().up(),
                        value.tally().down()));
            }
        }
        return rows;
    }

    private static boolean needsDocuments(Route route) {
        return switch (route) {
            case CHITCHAT, OUT_OF_SCOPE -> false;
            case LOOKUP, MULTIHOP, OVERVIEW, AGGREGATE -> true;
        };
    }

    /// A later answer is right where it holds a sentence of the one that was liked.
    private String asCase(Feedback liked) {
        var text = liked.answer().replaceAll("\\s*\\[\\d+]", "");
        var sentences = Sentences.of(text).stream().map(span -> span.of(text)).toList();
        var row = new LinkedHashMap<String, Object>();
        row.put("id", liked.answerId());
        row.put("route", liked.route());
        row.put("question", liked.question());
        row.put("answer", sentences);
        row.put("gold", List.of());
        try {
            return mapper.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
