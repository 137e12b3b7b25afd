package io.grapevine.lab.intents;

import io.grapevine.domain.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/// All questions that the router is trained on: those written for it, those drawn from its patterns, and those
/// of public data sets; and the groups of sources that cross-validation holds out together.
public final class RouterData {

    /// The folder of the router's own files, seen from the root of the repository.
    public static final Path OWN = Path.of("src/main/router");

    static final String WRITTEN = "grapevine, written";
    static final String DRAWN_EN = "grapevine, patterns en";
    static final String DRAWN_DE = "grapevine, patterns de";

    /// Written questions count so many times: they are few, and the most varied.
    private static final int WRITTEN_TIMES = 2;

    /// Questions of one route that a source gives at most, so that search queries, questions of two facts and
    /// the patterns' lookups, of which there are thousands, do not outweigh the rest.
    private static final int MOST_OF_A_SOURCE = 1_500;

    /// The same for drawn lookups, which are of all trades.
    private static final int MOST_DRAWN = 3_600;

    private static final String CLINC = "clinc150 ";

    private RouterData() {}

    /// All questions to train on. Of a source and route at most [#MOST_OF_A_SOURCE] are taken; a text that
    /// stands in several sources is taken from the first; written ones stand there [#WRITTEN_TIMES] times.
    ///
    /// @param own  the folder of the router's own files
    /// @param data the folder of the public data sets
    public static List<RoutedQuestion> all(Path own, Path data) {
        var all = new ArrayList<>(written(own));
        all.addAll(some(new RouterTemplates(own.resolve("templates-en.txt")).draw(DRAWN_EN, new SplittableRandom(1))));
        all.addAll(some(new RouterTemplates(own.resolve("templates-de.txt")).draw(DRAWN_DE, new SplittableRandom(2))));
        all.addAll(some(new RouterSources(data).read()));
        var once = new ArrayList<>(once(all));
        for (int time = 1; time < WRITTEN_TIMES; time++) once.addAll(written(own));
        return List.copyOf(once);
    }

    private static List<RoutedQuestion> written(Path own) {
        return IntentData.read(own.resolve("train.tsv"), Optional.empty()).stream()
                .map(example -> new RoutedQuestion(Route.ofLabel(example.label()), example.text(), WRITTEN))
                .toList();
    }

    /// At most so many of each source and route, at random but the same at every call.
    private static List<RoutedQuestion> some(List<RoutedQuestion> questions) {
        var parts = new LinkedHashMap<String, List<RoutedQuestion>>();
        for (var question : questions)
            parts.computeIfAbsent(question.route() + question.source(), part -> new ArrayList<>())
                    .add(question);
        var some = new ArrayList<RoutedQuestion>();
        parts.values().forEach(part -> {
            Collections.shuffle(part, new Random(1));
            int most = part.getFirst().source().startsWith("grapevine") ? MOST_DRAWN : MOST_OF_A_SOURCE;
            some.addAll(part.subList(0, Math.min(most, part.size())));
        });
        return some;
    }

    private static List<RoutedQuestion> once(List<RoutedQuestion> questions) {
        var once = new LinkedHashMap<String, RoutedQuestion>();
        questions.forEach(question -> once.putIfAbsent(question.text(), question));
        return List.copyOf(once.values());
    }

    /// The group of a source: the domain of an intent of CLINC150, any other source itself. A group is held out
    /// as a whole, since intents of one domain share their words.
    ///
    /// @param own the folder of the router's own files
    public static Map<String, String> groups(Path own, List<RoutedQuestion> questions) {
        var domains = new HashMap<String, String>();
        for (var example : IntentData.read(own.resolve("clinc150-domains.tsv"), Optional.empty()))
            domains.put(CLINC + example.label(), CLINC + example.text());
        var groups = new HashMap<String, String>();
        for (var question : questions)
            groups.put(question.source(), domains.getOrDefault(question.source(), question.source()));
        return groups;
    }
}
