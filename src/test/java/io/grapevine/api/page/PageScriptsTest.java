package io.grapevine.api.page;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The page's scripts have one format and their types agree, by Prettier and TypeScript: `npm run check` in
/// `src/test/page`. Needs Node; nothing of it is served.
class PageScriptsTest {

    private static final Path TOOLS = Path.of("src", "test", "page");
    private static final Path INSTALLED = TOOLS.resolve("node_modules").resolve(".package-lock.json");
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "META-INF", "resources", "app");
    private static final Path NO_NODE = Path.of("target", "no-node.txt");

    @BeforeAll
    static void install() throws Exception {
        var npm = npm();
        Files.deleteIfExists(NO_NODE);
        if (npm.isEmpty()) {
            Files.createDirectories(NO_NODE.getParent());
            Files.writeString(NO_NODE, "no npm");
        }
        assumeTrue(npm.isPresent(), "no npm found: install Node");
        var lock = Files.getLastModifiedTime(TOOLS.resolve("package-lock.json"));
        if (!Files.exists(INSTALLED) || Files.getLastModifiedTime(INSTALLED).compareTo(lock) < 0) {
            run("ci", "--no-audit", "--no-fund", "--prefer-offline");
        }
    }

    @Test
    void are_formatted_and_their_types_agree() throws Exception {
        run("run", "--silent", "check");
    }

    @Test
    void each_is_checked() throws IOException {
        try (var scripts = Files.list(SCRIPTS)) {
            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(script -> assertThat(Files.readString(script))
                            .as("%s", script)
                            .startsWith("// @ts-check\n"));
        }
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(npm().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(TOOLS.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("npm %s; for the format: npm run format, in %s%n%s", String.join(" ", arguments), TOOLS, said)
                .isZero();
    }

    private static Optional<Path> npm() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "npm"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
