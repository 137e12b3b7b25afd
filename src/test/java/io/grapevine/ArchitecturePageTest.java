package io.grapevine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What `docs/architecture.md` names is there: a stranger finds each folder and class of both walks.
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final Path CODE = Path.of("src", "main", "java", "io", "grapevine");

    /// Where a name of the page begins: at the top, in the code, or in the flow that the page is walking.
    private static final List<Path> FROM = List.of(Path.of(""), CODE, CODE.resolve("answer"), CODE.resolve("ingest"));

    private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w+");

    private static Set<String> types;

    @BeforeAll
    static void readTypes() throws IOException {
        try (var sources = Files.walk(Path.of("src"))) {
            types = sources.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    static Stream<String> names() throws IOException {
        return QUOTED.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.contains("/") || TYPE.matcher(name).matches())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_there(String name) {
        if (TYPE.matcher(name).matches()) {
            assertThat(types).contains(name);
            return;
        }
        assertThat(FROM)
                .as("a folder or class %s", name)
                .anyMatch(from -> Files.isDirectory(from.resolve(name)) || Files.exists(from.resolve(name + ".java")));
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, load -> split -> embed -> extract -> resolve -> store",
        "answer, rewrite -> route -> retrieve -> rank -> generate"
    })
    void each_step_is_a_folder_that_the_page_walks(String flow, String steps) throws IOException {
        var page = Files.readString(PAGE);
        assertThat(page).contains(steps);
        for (var step : steps.split(" -> ")) {
            assertThat(CODE.resolve(flow).resolve(step)).isDirectory();
            assertThat(page).containsPattern("`(" + flow + "/)?" + step + "/?`");
        }
    }

    @Test
    void names_enough_to_be_a_walk() throws IOException {
        assertThat(names()).hasSizeGreaterThan(20);
    }
}
