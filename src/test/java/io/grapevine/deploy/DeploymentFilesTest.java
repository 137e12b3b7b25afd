package io.grapevine.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentFilesTest {

    private JsonNode compose;
    private String dockerfile;

    @BeforeEach
    void read() throws IOException {
        compose = new YAMLMapper().readTree(Path.of("docker-compose.yml").toFile());
        dockerfile = Files.readString(Path.of("Dockerfile"));
    }

    @Test
    void every_environment_name_of_the_service_is_one_that_the_product_reads() throws Exception {
        var known = ConfigurationKeys.environmentNames();

        assertThat(compose.at("/services/grapevine/environment").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEO4J_PASSWORD", "GRAPEVINE_ACCESS_TOKEN"})
    void a_secret_must_be_set_and_has_no_default(String secret) {
        assertThat(compose.at("/services/grapevine/environment/" + secret).asText())
                .startsWith("${" + secret + ":?")
                .endsWith("}");
    }

    @Test
    void the_database_gets_the_password_that_the_service_uses() {
        var password =
                compose.at("/services/grapevine/environment/NEO4J_PASSWORD").asText();

        assertThat(compose.at("/services/neo4j/environment/NEO4J_AUTH").asText())
                .isEqualTo("neo4j/" + password);
    }

    @Test
    void the_database_is_of_the_version_that_the_managed_one_has() throws IOException {
        var version =
                Pattern.compile("<neo4j.version>(.*)</neo4j.version>").matcher(Files.readString(Path.of("pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(compose.at("/services/neo4j/image").asText()).isEqualTo("neo4j:" + version.group(1));
    }

    @Test
    void the_service_waits_until_the_database_is_healthy_and_listens_on_this_machine_only() {
        assertThat(compose.at("/services/grapevine/depends_on/neo4j/condition").asText())
                .isEqualTo("service_healthy");
        assertThat(compose.at("/services/neo4j/healthcheck/test")).isNotEmpty();
        assertThat(strings(compose.at("/services/grapevine/ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(compose.at("/services/neo4j/ports").isMissingNode()).isTrue();
    }

    @Test
    void every_named_volume_is_declared() {
        var declared = compose.get("volumes");
        for (var service : compose.get("services")) {
            for (var volume : strings(service.path("volumes"))) {
                assertThat(declared.has(volume.substring(0, volume.indexOf(':'))))
                        .as(volume)
                        .isTrue();
            }
        }
    }

    @Test
    void ollama_starts_only_when_its_profile_is_asked_for() {
        assertThat(strings(compose.at("/services/ollama/profiles"))).containsExactly("ollama");
        assertThat(compose.at("/services/grapevine/profiles").isMissingNode()).isTrue();
    }

    @Test
    void the_image_runs_as_a_user_of_its_own_and_asks_the_service_whether_it_is_ready() {
        var lastStage = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));

        assertThat(lastStage)
                .containsPattern("(?m)^USER (?!root)\\w+$")
                .contains("HEALTHCHECK")
                .contains("/q/health/ready");
    }

    @Test
    void the_image_holds_no_secret() {
        assertThat(dockerfile).doesNotContainPattern("(?i)(ENV|ARG).*(KEY|TOKEN|PASSWORD|SECRET)");
    }

    @Test
    void everything_that_the_image_copies_is_let_through_to_the_build() throws IOException {
        var allowed = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        var copied = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$").matcher(dockerfile);
        assertThat(copied.find()).isTrue();
        do {
            for (var path : copied.group(1).split(" ")) {
                assertThat(Path.of(path)).exists();
                assertThat(allowed).as(path).anyMatch(entry -> entry.equals(path) || entry.startsWith(path + "/"));
            }
        } while (copied.find());
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
