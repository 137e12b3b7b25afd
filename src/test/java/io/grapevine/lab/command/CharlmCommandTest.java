package io.grapevine.lab.command;

import io.grapevine.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CharlmCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path text;

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(
                folder.resolve("text.txt"), "the vine grows on the wall, and the wall holds the vine. ".repeat(30));
    }

    private int run(String... args) {
        return ExitCodes.configure(new CommandLine(new CharlmCommand())
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true)))
                .execute(args);
    }

    @Test
    void what_is_trained_writes_the_same_text_for_the_same_seed() {
        var weights = folder.resolve("w").toString();
        assertThat(run("train", text.toString(), "--out", weights, "--iterations", "300", "--hidden", "20"))
                .isZero();
        assertThat(err.toString()).contains("300 iterations, smooth loss");
        assertThat(out.toString()).isEmpty();
        assertThat(run("sample", weights, "--length", "80", "--temperature", "0.8", "--prompt", "the "))
                .isZero();
        var first = out.toString();
        assertThat(first.strip()).startsWith("the ");
        assertThat(first).hasSize(4 + 80 + 1);
        out.getBuffer().setLength(0);
        run("sample", weights, "--length", "80", "--temperature", "0.8", "--prompt", "the ");
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void what_cannot_be_used_is_refused_by_name_as_wrong_usage() throws IOException {
        assertThat(run(
                        "train",
                        folder.resolve("gone.txt").toString(),
                        "--out",
                        folder.resolve("w").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("gone.txt");
        assertThat(run("sample", text.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("text.txt is not a weights file");
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(run("train", binary.toString(), "--out", folder.resolve("w").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("binary is not a text in UTF-8");
    }

    @Test
    void training_that_was_killed_goes_on_and_ends_with_the_weights_of_one_that_was_not() throws Exception {
        var killed = folder.resolve("killed");
        var checkpoint = folder.resolve("killed.checkpoint");
        var process = train(killed);
        while (!Files.exists(checkpoint) && process.isAlive()) Thread.sleep(20);
        process.destroyForcibly(); // SIGKILL
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not finished").isEqualTo(137);
        assertThat(killed).doesNotExist();

        assertThat(train(killed).waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("log"))).contains("Going on from");
        assertThat(checkpoint).doesNotExist();
        var whole = folder.resolve("whole");
        assertThat(train(whole).waitFor()).isZero();
        assertThat(killed).hasSameBinaryContentAs(whole);
    }

    private Process train(Path weights) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Charlm.class.getName()));
        command.addAll(List.of(
                "train",
                text.toString(),
                "--out",
                weights.toString(),
                "--hidden",
                "60",
                "--iterations",
                "3000",
                "--checkpoint-every",
                "0.05"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /// The command alone, without the container.
    static final class Charlm {
        public static void main(String[] args) {
            System.exit(new CommandLine(new CharlmCommand()).execute(args));
        }
    }
}
