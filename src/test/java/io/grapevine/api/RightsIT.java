package io.grapevine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.access.Accounts;
import io.grapevine.access.Someone;
import io.grapevine.api.chat.SocketClient;
import io.grapevine.curate.community.CommunityPipeline;
import io.grapevine.graph.TestNeo4j;
import io.grapevine.graph.driver.Graph;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What one may not read changes nothing that one sees: random people with random grants ask, at every door, a
/// store of collections with common entities and equal texts, and get what the owner of a store gets that holds
/// only what they may read.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@TestProfile(Accounts.class)
class RightsIT {

    private static final long SEED = 20261129;
    private static final List<String> COLLECTIONS = List.of("alder", "birch", "cedar", "dogwood");
    private static final List<String> PEOPLE = List.of("Ilse Fenwright", "Otto Marlow", "Ada Quill", "Tomas Reyne");
    private static final List<String> PLACES = List.of("Sedge Bank", "Thornbury", "Larkmoor", "Winnow Hill");
    private static final String SHARED =
            "# Rules\n\nAda Quill signs every contract of Sedge Bank. Visitors wear a badge.";
    /// What is of the moment and not of the documents.
    private static final Set<String> VOLATILE =
            Set.of("timingsMs", "ingestedAt", "created", "conversationId", "answerId", "id");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI home;

    @Inject
    Graph graph;

    @Inject
    CommunityPipeline communities;

    private static final Pattern SCORE = Pattern.compile("\\b\\d+\\.\\d{4,}(?:E-?\\d+)?");

    /// Collections with their documents, by name and text.
    private final Map<String, Map<String, String>> world = world(new Random(SEED));

    @AfterEach
    void clear() {
        graph.write("test/test-clear", Map.of(), row -> row);
    }

    @Test
    void what_one_may_not_read_changes_nothing_that_one_sees() throws IOException {
        var random = new Random(SEED + 1);
        var granted = List.of(Set.<String>of(), some(random, 2), some(random, 3));
        store(world.keySet());
        var ids = documents(Someone.owner());

        var alone = new ArrayList<Map<String, String>>();
        for (var collections : granted) {
            store(collections);
            alone.add(seen(Someone.owner(), ids));
        }
        store(world.keySet());
        for (int i = 0; i < granted.size(); i++) {
            var person = Someone.invited("person-" + UUID.randomUUID());
            granted.get(i).forEach(collection -> Someone.grant(collection, person.name(), "reader"));
            var among = seen(person, ids);

            assertThat(among).hasSizeGreaterThan(80);
            for (var what : among.keySet()) {
                assertAlike(
                        "seed %d, of %s: %s".formatted(SEED, granted.get(i), what),
                        among.get(what),
                        alone.get(i).get(what));
            }
        }
    }

    /// Equal, but for the last digits of scores: sums of floats differ in them by the order in which the store gives
    /// neighbours.
    private static void assertAlike(String what, String among, String alone) {
        assertThat(SCORE.matcher(among).replaceAll("#"))
                .as(what)
                .isEqualTo(SCORE.matcher(alone).replaceAll("#"));
        var scores = scores(among);
        var expected = scores(alone);
        for (int i = 0; i < scores.size(); i++) {
            assertThat(scores.get(i)).as(what).isCloseTo(expected.get(i), Percentage.withPercentage(0.01));
        }
    }

    private static List<Double> scores(String text) {
        return SCORE.matcher(text)
                .results()
                .map(score -> Double.valueOf(score.group()))
                .toList();
    }

    private static Set<String> some(Random random, int count) {
        var chosen = new TreeSet<String>();
        while (chosen.size() < count) {
            chosen.add(COLLECTIONS.get(random.nextInt(COLLECTIONS.size())));
        }
        return chosen;
    }

    private static Map<String, Map<String, String>> world(Random random) {
        var world = new LinkedHashMap<String, Map<String, String>>();
        for (var collection : COLLECTIONS) {
            var documents = new LinkedHashMap<String, String>();
            for (int i = 0; i < 4; i++) {
                documents.put(collection + i + ".md", text(random, collection + " " + i));
            }
            documents.put("rules.md", SHARED);
            world.put(collection, documents);
        }
        return world;
    }

    private static String text(Random random, String title) {
        return "# Report " + title + "\n\n" + one(random, PEOPLE) + " lives in " + one(random, PLACES) + ". "
                + one(random, PEOPLE) + " works with " + one(random, PEOPLE) + " at " + one(random, PLACES)
                + " Cellar. "
                + one(random, PEOPLE) + " founded " + one(random, PLACES) + " Cellar in " + (1900 + random.nextInt(99))
                + ".";
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Leaves these collections alone in the store.
    private void store(Set<String> collections) {
        clear();
        for (var collection : collections) {
            var upload = Someone.owner().request().multiPart("collection", collection);
            world.get(collection)
                    .forEach((name, text) -> upload.multiPart("files", name, text.getBytes(), "text/markdown"));
            upload.post("/api/documents?wait=true").then().statusCode(200);
        }
        collections.forEach(communities::refresh);
        // the pipeline asks anew which collections there are where it does not know one
        var unknown = Map.of("question", "Who?", "collections", List.of("elm"), "route", "lookup");
        Someone.owner().post("/api/query", unknown).then().statusCode(404);
    }

    private static List<String> documents(Someone owner) throws IOException {
        return StreamSupport.stream(
                        JSON.readTree(owner.get("/api/documents").asString()).spliterator(), false)
                .map(document -> document.path("id").asText())
                .toList();
    }

    /// What somebody gets to see at every door, by what they did.
    private Map<String, String> seen(Someone who, List<String> ids) throws IOException {
        var seen = new LinkedHashMap<String, String>();
        for (var path : paths(ids)) {
            seen.put("GET " + path, plain(who.get(path)));
        }
        for (var question : questions()) {
            for (var asked : List.of(List.<String>of(), List.of("alder"), List.of("birch", "cedar"), List.of("elm"))) {
                var body = Map.of(
                        "question", question, "collections", asked, "mode", asked.size() > 1 ? "vector" : "graph");
                seen.put("query " + body, plain(who.post("/api/query", body)));
            }
            for (var model : List.of("grapevine", "grapevine/cedar")) {
                var body = Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", question)));
                seen.put("/v1 " + body, plain(who.post("/v1/chat/completions", body)));
            }
            seen.put("mcp search " + question, McpClient.text(who, "search", Map.of("query", question)));
        }
        seen.put(
                "mcp ask",
                McpClient.text(who, "ask", Map.of("question", questions().getFirst())));
        for (var name : List.of("Ada Quill", "Winnow Hill", "Nobody Known")) {
            seen.put("mcp entity " + name, McpClient.text(who, "entity", Map.of("name", name)));
        }
        seen.put("mcp documents", McpClient.text(who, "documents", Map.of()));
        seen.put("mcp documents of birch", McpClient.text(who, "documents", Map.of("collection", "birch")));
        return seen;
    }

    /// The events of an answer.
    private String overWebSocket(Someone who, String question) throws IOException {
        try (var socket = SocketClient.open(home, who.header(), who.value())) {
            socket.say(JSON.writeValueAsString(Map.of("type", "ask", "question", question)));
            var events = JSON.createArrayNode();
            JsonNode event;
            do {
                event = socket.events.poll(60, TimeUnit.SECONDS);
                events.add(plain(event));
            } while (!Set.of("done", "error").contains(event.path("type").asText()));
            return events.toPrettyString();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> paths(List<String> ids) {
        var paths = new ArrayList<>(List.of("/api/collections", "/api/documents", "/v1/models", "/api/conversations"));
        for (var collection : COLLECTIONS) {
            paths.add("/api/documents?collection=" + collection);
            paths.add("/v1/models/grapevine/" + collection);
        }
        ids.forEach(id -> paths.add("/api/documents/" + id));
        ids.stream().limit(3).forEach(id -> paths.add("/api/documents/" + id + "/original"));
        for (var names : List.of(PEOPLE, PLACES)) {
            names.forEach(name -> paths.add("/api/entities/" + name.toLowerCase(java.util.Locale.ROOT)));
        }
        return paths;
    }

    private static List<String> questions() {
        return List.of(
                "Who founded Thornbury Cellar?",
                "How many documents mention Ada Quill?",
                "Which people are mentioned most often?",
                "How many documents are there?",
                "What are the main topics of the documents?",
                "What does rules.md say about badges?");
    }

    private static String plain(Response response) throws IOException {
        var type = response.contentType();
        return response.statusCode() + " "
                + (type != null && type.contains("json")
                        ? plain(JSON.readTree(response.asString())).toPrettyString()
                        : response.asString());
    }

    /// Without what is of the moment; the elements of a graph have no order.
    private static JsonNode plain(JsonNode json) {
        if (json instanceof ObjectNode object) {
            VOLATILE.forEach(object::remove);
            object.forEach(RightsIT::plain);
            for (var unordered : List.of("nodes", "edges")) {
                if (object.get(unordered) instanceof ArrayNode elements) {
                    var sorted = new ArrayList<JsonNode>();
                    elements.forEach(sorted::add);
                    sorted.sort((a, b) -> a.toString().compareTo(b.toString()));
                    object.putArray(unordered).addAll(sorted);
                }
            }
        } else {
            json.forEach(RightsIT::plain);
        }
        return json;
    }
}
