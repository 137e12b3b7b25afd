package io.grapevine.api.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.grapevine.api.ChatModelAddress;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A page in a real browser, against the whole service. A console error, a fault of a script or a request to
/// another host fails the test, whatever else it looks at. Screenshots go to `target/screenshots`.
abstract class BrowserTest {

    static final String QUESTION = "Who founded Thornbury Vineyard and which grape is grown there?";
    private static final double PATIENCE_MS = 30_000;

    private static Playwright playwright;
    private static Browser browser;
    private static StandInChatModel chatModel;

    @TestHTTPResource("/")
    URI home;

    BrowserContext context;
    Page page;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void startBrowser() {
        var program = Browsers.find();
        assumeTrue(program.isPresent(), "no Chromium or Chrome found: install one, or name it in GRAPEVINE_BROWSER");
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright, program.get());
        chatModel = new StandInChatModel(ChatModelAddress.port());
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
            chatModel.close();
        }
    }

    @BeforeEach
    void openPage() {
        PageDocuments.ingestOnce(home);
        open(new Browser.NewContextOptions().setViewportSize(1360, 860));
    }

    @AfterEach
    void nothingWentWrongBehindThePage() {
        if (context != null) {
            context.close();
            assertThat(faults)
                    .as("console errors, script faults and requests to other hosts")
                    .isEmpty();
        }
    }

    void open(Browser.NewContextOptions options) {
        context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        context.onRequest(request -> {
            if (!request.url().startsWith(home.toString())
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                faults.add("request to " + request.url());
            }
        });
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                faults.add("console: " + message.text());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onDialog(dialog -> faults.add("dialog: " + dialog.message()));
        page.navigate(home.toString());
        assertThat(page.locator(".empty")).isVisible();
    }

    /// Asks, and waits for the end of the answer unless it is one that takes long.
    void ask(String question) {
        var before = page.locator(".exchange").count();
        page.locator("#question").fill(question);
        page.keyboard().press("Enter");
        if (!question.contains("in great detail")) {
            finished(before + 1);
        }
    }

    void finished(int answers) {
        assertThat(page.locator(".actions")).hasCount(answers);
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    static Page.GetByRoleOptions in(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
