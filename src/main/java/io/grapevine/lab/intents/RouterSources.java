package io.grapevine.lab.intents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the questions that the router is trained on from the folder of public data sets. Reading is linear in
/// the files; nothing is kept between calls.
public final class RouterSources {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CLINC = "clinc150 ";
    private static final String TABLES = "wikitablequestions";
    private static final Pattern HOW = Pattern.compile("\\bhow (do i|can i|to|i can|should i|i do|is it|are)\\b");
    private static final Pattern COUNTS =
            Pattern.compile("\\b(how many|how often|number of|total|most|least|all|list)\\b", Pattern.CASE_INSENSITIVE);

    /// Of one source, so that none outweighs the rest.
    private static final int MOST_OF_A_SOURCE = 600;

    /// Files of questions that their documents answer, by the source's name.
    private static final Map<String, String> LOOKUPS = ordered(
            "selqa",
            "selqa/questions.jsonl",
            TABLES,
            "tables/questions.jsonl",
            "tat-qa",
            "reports/questions.jsonl",
            "xquad de",
            "xquad24-de/questions.jsonl",
            "xquad zh",
            "xquad24-zh/questions.jsonl",
            "drcd",
            "drcd/questions.jsonl");

    private static final Map<String, String> MULTIHOPS =
            ordered("musique", "musique100/questions.jsonl", "2wiki", "2wiki464/questions.jsonl");

    /// Intents of CLINC150 that `questions-by-route` leaves out, by the route that fits them.
    private static final Map<Route, Set<String>> MORE_INTENTS = Map.of(
            Route.LOOKUP,
            Set.of("ingredients_list", "next_holiday", "accept_reservations"),
            Route.OUT_OF_SCOPE,
            Set.of(
                    "change_volume",
                    "change_speed",
                    "whisper_mode",
                    "find_phone",
                    "what_song",
                    "reminder",
                    "shopping_list",
                    "todo_list",
                    "change_accent",
                    "order",
                    "directions"));

    private final Path data;

    /// @param data the folder of the data sets
    public RouterSources(Path data) {
        this.data = data;
    }

    /// All questions of all sources, each text once.
    public List<RoutedQuestion> read() {
        var all = new ArrayList<RoutedQuestion>();
        all.addAll(byRoute(data.resolve("questions-by-route/questions.jsonl")));
        all.addAll(clinc(List.copyOf(all)));
        LOOKUPS.forEach((source, file) -> all.addAll(of(Route.LOOKUP, source, file)));
        MULTIHOPS.forEach((source, file) -> all.addAll(of(Route.MULTIHOP, source, file)));
        all.addAll(squad());
        all.addAll(conversations());
        var once = new LinkedHashMap<String, RoutedQuestion>();
        all.stream().filter(RouterSources::fits).forEach(question -> once.putIfAbsent(question.text(), question));
        return List.copyOf(once.values());
    }

    /// The questions of a file of `{"route", "question", "source"}` a line.
    public static List<RoutedQuestion> byRoute(Path file) {
        return lines(file)
                .map(line -> new RoutedQuestion(
                        Route.ofLabel(text(file, line, "route")),
                        text(file, line, "question"),
                        text(file, line, "source")))
                .toList();
    }

    private List<RoutedQuestion> of(Route route, String source, String file) {
        var path = data.resolve(file);
        return some(lines(path)
                .map(line -> new RoutedQuestion(route, text(path, line, "question"), source))
                .toList());
    }

    private List<RoutedQuestion> squad() {
        var file = data.resolve("squad/paragraphs.jsonl");
        return some(lines(file)
                .flatMap(paragraph -> stream(paragraph.path("questions")))
                .map(line -> new RoutedQuestion(Route.LOOKUP, text(file, line, "question"), "squad"))
                .toList());
    }

    private List<RoutedQuestion> conversations() {
        var file = data.resolve("followups/conversations.jsonl");
        return lines(file)
                .flatMap(conversation -> stream(conversation.path("turns")))
                .map(line -> new RoutedQuestion(Route.LOOKUP, text(file, line, "meant"), "cast"))
                .toList();
    }

    /// What `questions-by-route` leaves out of CLINC150: the other utterances of its small talk and wishes, and
    /// more intents. `test` is never read.
    private List<RoutedQuestion> clinc(List<RoutedQuestion> known) {
        var routes = new HashMap<String, Route>();
        MORE_INTENTS.forEach((route, intents) -> intents.forEach(intent -> routes.put(CLINC + intent, route)));
        known.stream()
                .filter(q -> q.source().startsWith(CLINC))
                .filter(q -> q.route() == Route.CHITCHAT || q.route() == Route.OUT_OF_SCOPE)
                .forEach(q -> routes.put(q.source(), q.route()));
        var file = data.resolve("clinc150/data_full.json");
        return Stream.of("train", "val")
                .flatMap(split -> IntentData.read(file, Optional.of(split)).stream())
                .filter(example -> routes.containsKey(CLINC + example.label()))
                .map(example -> new RoutedQuestion(
                        routes.get(CLINC + example.label()), example.text(), CLINC + example.label()))
                .toList();
    }

    /// Not a wish: it asks how something is done, which a manual answers, whatever its intent's name; and not
    /// one fact: a table's most or total, which reads like a count over everything.
    private static boolean fits(RoutedQuestion question) {
        return switch (question.route()) {
            case OUT_OF_SCOPE -> !HOW.matcher(question.text()).find();
            case LOOKUP ->
                !question.source().equals(TABLES)
                        || !COUNTS.matcher(question.text()).find();
            case CHITCHAT, MULTIHOP, OVERVIEW, AGGREGATE -> true;
        };
    }

    /// A random part of these, the same at every call.
    private static List<RoutedQuestion> some(List<RoutedQuestion> questions) {
        var shuffled = new ArrayList<>(questions);
        Collections.shuffle(shuffled, new Random(1));
        return shuffled.subList(0, Math.min(MOST_OF_A_SOURCE, shuffled.size()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private static Stream<JsonNode> lines(Path file) {
        if (!Files.isRegularFile(file)) throw new BadInput(file + ": there is no such file");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> parse(file, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(Path file, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadInput(file + ": a line is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Path file, JsonNode line, String field) {
        if (!line.path(field).isTextual()) throw new BadInput(file + ": a line lacks the string \"" + field + "\"");
        return line.get(field).textValue().strip();
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return map;
    }
}
