package io.grapevine.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the PDF and DOCX files of `samples/` from the Markdown sources in `src/test/resources/samples/`.
/// Run it after a source was changed, and commit what it wrote:
///
/// ```
/// ./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.grapevine.samples.MakeSamples
/// ```
public final class MakeSamples {

    static final Path SOURCES = Path.of("src/test/resources/samples");
    static final Path SAMPLES = Path.of("samples");
    static final List<String> PDF = List.of("harvest-handbook", "annual-report-2024");
    static final List<String> DOCX = List.of("board-minutes-2024-11-14", "general-assembly-minutes-2025-03-22");

    private MakeSamples() {}

    public static void main(String[] args) throws IOException {
        for (var name : PDF) {
            PdfSample.write(source(name), SAMPLES.resolve(name + ".pdf"));
        }
        for (var name : DOCX) {
            DocxSample.write(source(name), SAMPLES.resolve(name + ".docx"));
        }
    }

    static List<Block> source(String name) throws IOException {
        return Block.parse(Files.readString(SOURCES.resolve(name + ".md")));
    }
}
