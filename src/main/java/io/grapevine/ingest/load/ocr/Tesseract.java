package io.grapevine.ingest.load.ocr;

import io.grapevine.ingest.load.parsed.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Recognises the text of images by the program `tesseract`, one image at a time; about two seconds a page.
///
/// Its languages are those that are installed with it: all at once where they are few, else those of the script
/// that it detects in the image.
public final class Tesseract {

    /// Tesseract is trained on 300 dots an inch; 200 reads the same prints in half the time.
    private static final float DPI = 200;

    /// Pixels of the longest side of a drawn page: beyond it a poster would take the heap.
    private static final double LONGEST_SIDE = 5000;

    private static final Duration TIME_FOR_AN_IMAGE = Duration.ofSeconds(60);

    private final List<String> languages;
    private final Runnable progress;

    private Tesseract(List<String> languages, Runnable progress) {
        this.languages = List.copyOf(languages);
        this.progress = progress;
    }

    /// The program as it is installed here; one that recognises nothing where it is not.
    ///
    /// @param progress called before each image, since OCR takes longer than anything else
    public static Tesseract installed(Runnable progress) {
        try {
            var listed = run(List.of("tesseract", "--list-langs"), Duration.ofSeconds(10));
            var names = listed.lines()
                    .filter(name -> name.matches("[a-zA-Z_]{3,12}") && !name.equals("osd"))
                    .toList();
            return new Tesseract(names, progress);
        } catch (IOException notInstalled) {
            return none();
        }
    }

    /// Recognises nothing.
    public static Tesseract none() {
        return new Tesseract(List.of(), () -> {});
    }

    public boolean isInstalled() {
        return !languages.isEmpty();
    }

    /// The paragraphs on a page of a PDF; none where Tesseract is not installed or finds none.
    ///
    /// @param index of the page, from 0
    public List<Element> page(PDDocument document, int index) throws IOException {
        if (!isInstalled()) {
            return List.of();
        }
        var box = document.getPage(index).getCropBox();
        double scale = Math.min(DPI / 72, LONGEST_SIDE / Math.max(1, Math.max(box.getWidth(), box.getHeight())));
        var drawn = new PDFRenderer(document).renderImage(index, (float) scale, ImageType.GRAY);
        var file = Files.createTempFile("grapevine-ocr", ".png");
        try {
            ImageIO.write(drawn, "png", file.toFile());
            return image(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The paragraphs of an image.
    public List<Element> image(Path file) throws IOException {
        if (!isInstalled()) {
            return List.of();
        }
        progress.run();
        var command = List.of("tesseract", file.toString(), "stdout", "-l", String.join("+", languagesOf(file)));
        return Recognised.blocks(run(command, TIME_FOR_AN_IMAGE));
    }

    private List<String> languagesOf(Path file) throws IOException {
        return languages.size() <= Scripts.FEW
                ? languages
                : Scripts.of(
                        languages,
                        run(
                                List.of("tesseract", file.toString(), "stdout", "--psm", "0", "-l", "osd"),
                                TIME_FOR_AN_IMAGE));
    }

    /// Runs a program without a shell, and returns what it writes; its messages are dropped.
    private static String run(List<String> command, Duration limit) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1"); // its threads gain little and take every core
        var process = builder.start();
        process.getOutputStream().close();
        var watch = Thread.startVirtualThread(() -> endLate(process, limit));
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    private static void endLate(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
