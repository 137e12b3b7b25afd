package io.grapevine.graph.driver;

import io.grapevine.graph.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.summary.Plan;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class CypherFilesIT {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");
    private static final Pattern SCHEMA_COMMAND =
            Pattern.compile("\\b(CREATE|DROP) ((VECTOR )?INDEX|CONSTRAINT)|\\bSHOW\\b");

    private static final Map<String, Object> TYPES = Map.of(
            "k",
            1,
            "share",
            1,
            "most",
            1,
            "vector",
            new float[384],
            "text",
            "word",
            "name",
            "name",
            "prefix",
            "prefix",
            "id",
            "id",
            "dimension",
            384,
            "properties",
            Map.of());

    private static Driver driver;

    @BeforeAll
    static void connect(Graph graph) {
        var address = graph.ping();
        driver = GraphDatabase.driver(address.uri(), AuthTokens.basic(address.username(), address.password()));
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    static Stream<Path> files() throws IOException {
        try (var all = Files.walk(Path.of("graph"))) {
            return all.filter(f -> f.toString().endsWith(".cypher")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void says_first_what_goes_in_and_what_comes_out(Path file) throws IOException {
        assertThat(Files.readAllLines(file).getFirst()).startsWith("// in: ").contains("out: ");
    }

    @ParameterizedTest
    @MethodSource("files")
    void names_every_parameter_in_its_first_line(Path file) throws IOException {
        var text = whole(file);
        var first = text.lines().findFirst().orElseThrow();
        var parameters = PARAMETER
                .matcher(text.substring(first.length()))
                .results()
                .map(r -> r.group(1))
                .distinct();

        assertThat(parameters).allSatisfy(p -> assertThat(first).containsPattern("\\b" + p + "\\b"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_planned_by_neo4j(Path file) throws IOException {
        var text = whole(file);
        if (file.startsWith("graph/migrations")
                || file.startsWith("graph/part") // with the statements that they are parts of
                || SCHEMA_COMMAND.matcher(text).find()) {
            return; // schema commands have no plan; every start of this test's server runs the migrations
        }
        assertThat(plan(text).operatorType()).isNotBlank();
    }

    /// What a question or an upload runs takes as long however many documents, passages and entities there are.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "index/state",
                "index/changes",
                "index/changed-since",
                "index/documents",
                "index/passages",
                "index/sample",
                "search/closest-passages",
                "search/closest-passages-in-documents",
                "search/search-vector",
                "search/search-fulltext",
                "job/create-jobs",
                "job/find-job",
                "job/list-jobs",
                "job/list-jobs-in-collections",
                "job/list-jobs-of-upload",
                "job/is-job-waiting",
                "job/end-lapsed-leases",
                "job/claim-job",
                "job/claim-named-job",
                "job/renew-lease",
                "job/end-job",
                "job/give-job-back",
                "job/cancel-job",
                "job/cancel-jobs-of-collection",
                "job/retry-job",
                "job/mark-carried",
                "job/leave-job-to-lookers",
                "job/files-of-jobs",
                "job/remove-jobs",
                "document/find-documents",
                "document/document-page",
                "document/passages-by-id",
                "document/tables-of-passages",
                "document/note-changes",
                "document/merge-documents",
                "document/remove-documents",
                "document/remove-passages",
                "entity/relation-phrases",
                "entity/neighbourhood",
                "entity/entity-types"
            })
    void what_a_request_runs_scans_no_label(String name) throws IOException {
        var plan = plan(new CypherFiles().get(name));

        assertThat(operators(plan)).noneMatch(operator -> operator.matches("(NodeByLabel|AllNodes|.*ByType)Scan.*"));
    }

    private static List<String> operators(Plan plan) {
        return Stream.concat(
                        Stream.of(plan.operatorType()), plan.children().stream().flatMap(p -> operators(p).stream()))
                .toList();
    }

    private Plan plan(String text) {
        var parameters = PARAMETER
                .matcher(text)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .collect(Collectors.toMap(p -> p, p -> example(p, text)));
        var explained = text.contains("CYPHER 25") ? text.replace("CYPHER 25", "CYPHER 25 EXPLAIN") : "EXPLAIN " + text;
        return driver.executableQuery(explained)
                .withParameters(parameters)
                .execute()
                .summary()
                .queryPlan()
                .orElseThrow();
    }

    /// With the parts that it is made of, as it runs.
    private static String whole(Path file) {
        var name = Path.of("graph").relativize(file).toString();
        return new CypherFiles().get(name.substring(0, name.lastIndexOf('.')));
    }

    /// What EXPLAIN needs to know of a parameter is its type.
    private static Object example(String parameter, String text) {
        if (text.contains("LIMIT $" + parameter) || text.contains("..$" + parameter + "]")) {
            return 1;
        }
        return text.contains("$" + parameter + ".") ? Map.of() : TYPES.getOrDefault(parameter, List.of());
    }

    @Test
    void every_migration_is_named_in_its_order() throws IOException {
        try (var files = Files.list(Path.of("graph/migrations"))) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted()).containsExactlyElementsOf(Schema.VERSIONS);
        }
    }
}
