package io.grapevine.api.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds a Chromium on this machine; none is downloaded.
final class Browsers {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path NONE_FOUND = Path.of("target", "no-browser.txt");

    private Browsers() {}

    /// The browser's program, or empty where there is none; then the end of `verify` says so.
    static Optional<Path> find() {
        var named = Optional.ofNullable(System.getenv("GRAPEVINE_BROWSER")).map(Path::of);
        var found = named.or(() -> candidates().filter(Files::isExecutable).findFirst());
        try {
            if (found.isPresent()) {
                Files.deleteIfExists(NONE_FOUND);
            } else {
                Files.writeString(NONE_FOUND, "no browser");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static Playwright playwright() {
        var env = new HashMap<>(System.getenv());
        env.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new Playwright.CreateOptions().setEnv(env));
    }

    static Browser launch(Playwright playwright, Path program) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Stream<Path> candidates() {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator);
        return Stream.concat(
                Stream.of(folders).flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
                Stream.of(
                        Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                        Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium")));
    }
}
