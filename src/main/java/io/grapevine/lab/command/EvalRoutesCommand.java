package io.grapevine.lab.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.route.NeuralRouter;
import io.grapevine.cli.ExitCodes;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.lab.intents.RouteReport;
import io.grapevine.lab.intents.RouteReport.Routed;
import io.grapevine.lab.intents.RouteReport.Row;
import io.grapevine.lab.intents.RoutedQuestion;
import io.grapevine.lab.intents.RouterData;
import io.grapevine.lab.intents.RouterSources;
import io.grapevine.lab.intents.RouterTraining;
import io.grapevine.lab.intents.Share;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures the router on questions whose route is known.
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        description = "Measures the router by label and by source, in percent with 95%% intervals.",
        footer = {
            "",
            "Data: {\"route\": ..., \"question\": ..., \"source\": ...} a line.",
            "With --leave-one-source-out new networks are trained for the questions of each group of sources, on the",
            "router's own questions and the public data sets without that group (from the root of the repository).",
            "",
            "Examples:",
            "  grapevine eval routes --data questions.jsonl",
            "  grapevine eval routes --data questions.jsonl --leave-one-source-out --cache embeddings.bin --json"
        })
public class EvalRoutesCommand implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Questions with route and source.")
    Path data;

    @Option(names = "--weights", paramLabel = "FILE", description = "Weights of a router (default: its own).")
    Path weights;

    @Option(
            names = "--leave-one-source-out",
            description = "Judge each question by a network that has not seen its source.")
    boolean leaveOut;

    @Option(
            names = "--model",
            paramLabel = "KIND",
            defaultValue = "cnn",
            description = "Which network to train with --leave-one-source-out (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(names = "--no-embedding", description = "Train it without the sentence embedding.")
    boolean noEmbedding;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "6",
            description = "Into how many folds the sources are dealt (default: ${DEFAULT-VALUE}).")
    int folds;

    @Option(
            names = "--training",
            paramLabel = "FOLDER",
            description = "The public data sets to train on (default: $$GRAPEVINE_DATA, else ../shared/data).")
    Path training;

    @Option(names = "--cache", paramLabel = "FILE", description = "Remember the sentence embeddings there.")
    Path cache;

    @Option(names = "--json", description = "One JSON object on stdout.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folds < 2) throw new BadInput("--folds must be at least 2, was " + folds);
        var questions = RouterSources.byRoute(data);
        if (questions.isEmpty()) throw new BadInput(data + ": holds no questions");
        var report = RouteReport.of(leaveOut ? withoutTheirSources(questions) : routed(questions));
        var out = spec.commandLine().getOut();
        if (json) out.println(new ObjectMapper().writeValueAsString(report));
        else print(report, out);
        out.flush();
        return ExitCodes.DONE;
    }

    private List<Routed> routed(List<RoutedQuestion> questions) throws IOException {
        try (var embeddings = IntentsTrainRouterCommand.embeddings(cache)) {
            var router = weights == null ? NeuralRouter.committed() : NeuralRouter.of(weights);
            return questions.stream()
                    .map(question -> new Routed(question, router.route(question.text(), embeddings)))
                    .toList();
        }
    }

    private List<Routed> withoutTheirSources(List<RoutedQuestion> questions) throws IOException {
        var own = RouterData.OWN;
        var all = new LinkedHashMap<String, RoutedQuestion>();
        RouterData.all(own, IntentsTrainRouterCommand.folder(training)).forEach(q -> all.put(q.text(), q));
        questions.forEach(q -> all.put(q.text(), q));
        var known = new ArrayList<>(all.values());
        var judge = questions.stream().map(RoutedQuestion::source).distinct().toList();
        try (var embeddings = IntentsTrainRouterCommand.embeddings(cache)) {
            var trainer = new RouterTraining(
                    IntentsTrainRouterCommand.architecture(model),
                    noEmbedding ? Optional.empty() : Optional.of(embeddings),
                    1,
                    System.err::println);
            var judged = trainer.crossValidate(known, RouterData.groups(own, known), folds, judge);
            double temperature = RouterTraining.temperature(judged);
            System.err.printf(Locale.ROOT, "temperature %.3f%n", temperature);
            return judged.stream()
                    .filter(one -> judge.contains(one.question().source()))
                    .map(one -> new Routed(one.question(), NeuralRouter.routing(one.prediction(temperature))))
                    .toList();
        }
    }

    private static void print(RouteReport report, PrintWriter out) {
        out.printf("%-48s %6s  %-21s %-21s %-21s%n", "", "n", "recognised", "refused", "aggregate, overview");
        row(report.all(), out);
        out.println();
        report.byRoute().forEach(row -> row(row, out));
        out.println();
        report.bySource().forEach(row -> row(row, out));
        out.printf(Locale.ROOT, "%ncalibration error %.1f%n", report.calibrationError());
    }

    private static void row(Row row, PrintWriter out) {
        out.printf(
                "%-48s %6d  %-21s %-21s %-21s%n",
                row.name(), row.recognised().of(), text(row.recognised()), text(row.refused()), text(row.computed()));
    }

    private static String text(Share share) {
        return String.format(Locale.ROOT, "%5.1f (%.1f to %.1f)", share.percent(), share.low(), share.high());
    }
}
