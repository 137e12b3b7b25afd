package io.grapevine.api.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.grapevine.access.Accounts;
import io.grapevine.access.Someone;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Two people in two browsers: one invites and grants, the other asks and sees it at once, and no longer when it
/// is taken away.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@TestProfile(Accounts.class)
class AccountsPageIT {

    private static final double PATIENCE_MS = 30_000;

    @TestHTTPResource("/")
    URI home;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String admin = "boss-" + id;
    private final String ida = "ida-" + id;
    private final String collection = "cellars-" + id;
    private final List<String> faults = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void start() {
        var program = Browsers.find();
        assumeTrue(program.isPresent(), "no Chromium or Chrome found: install one, or name it in GRAPEVINE_BROWSER");
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright, program.get());
        Someone.owner()
                .upload(
                        collection,
                        "cellars.md",
                        "# Our cellars\n\nThe cellar master of Sedge Bank Cellar is Ilse Fenwright.")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
        var owner = Someone.owner();
        owner.delete("/api/collections/" + collection);
        owner.delete("/api/people/" + admin);
        owner.delete("/api/people/" + ida);
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_granted_is_seen_at_once_and_what_is_taken_away_no_longer() {
        String link = Someone.owner()
                .post("/api/people", Map.of("name", admin, "admin", true))
                .then()
                .extract()
                .path("link");
        var boss = open(ColorScheme.LIGHT, 1360, 860);
        boss.navigate(home + link);
        choosePassword(boss);
        manage(boss);
        screenshot(boss, "people");
        examine(boss, "people and rights");

        boss.getByLabel("Name", exactly()).fill(ida);
        boss.getByRole(AriaRole.BUTTON, named("Invite")).click();
        var invitation = boss.locator("#dialog .secret").inputValue();
        boss.getByRole(AriaRole.BUTTON, named("Done")).click();
        var other = open(ColorScheme.DARK, 1360, 860);
        other.navigate(invitation);
        assertThat(other.getByRole(AriaRole.HEADING, named("Choose your password")))
                .isVisible();
        screenshot(other, "choose-password-dark");
        examine(other, "choosing a password");
        choosePassword(other);

        boss.getByLabel("Collection", exactly()).fill(collection);
        boss.getByLabel("Who", exactly()).selectOption(ida);
        boss.getByRole(AriaRole.BUTTON, named("Grant")).click();
        assertThat(right(boss)).hasCount(1);
        ask(other, 1);
        assertThat(other.locator(".prose").last()).containsText("Ilse Fenwright");

        right(boss).getByRole(AriaRole.BUTTON).click();
        assertThat(right(boss)).hasCount(0);
        ask(other, 2);
        assertThat(other.locator(".exchange").last()).not().containsText("Ilse Fenwright");
        keysAndSignOut(other);
        exportAndRemove(other);
    }

    private static void exportAndRemove(Page page) {
        page.setViewportSize(1360, 860);
        account(page, "My data");
        assertThat(page.getByRole(AriaRole.HEADING, named("Kept of you"))).isVisible();
        screenshot(page, "my-data-dark");
        examine(page, "my data");
        var file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("Export")).click());
        assertThat(file.suggestedFilename()).isEqualTo("my-data.json");
        page.getByRole(AriaRole.BUTTON, named("Remove everything")).click();
        page.locator("#dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Sign in"))).isVisible();
    }

    private void keysAndSignOut(Page page) {
        account(page, "API keys");
        page.getByLabel("What for", exactly()).fill("nightly report");
        page.getByRole(AriaRole.BUTTON, named("Make a key")).click();
        assertThat(page.locator("#dialog .secret").inputValue()).startsWith("gv_");
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        screenshot(page, "keys-dark");
        examine(page, "keys");
        page.getByRole(AriaRole.BUTTON, named("Revoke")).click();
        assertThat(page.locator(".managed-list li")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, named("Close")).click();

        account(page, "Sign out");
        assertThat(page.getByRole(AriaRole.HEADING, named("Sign in"))).isVisible();
        page.setViewportSize(390, 844);
        screenshot(page, "sign-in-phone-dark");
        page.getByLabel("Name", exactly()).fill(ida);
        page.getByLabel("Password").fill("wrong password");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Name or password is wrong");
        examine(page, "signing in");
        page.getByLabel("Password").fill(Someone.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.locator(".empty")).isVisible();
    }

    private static void manage(Page page) {
        account(page, "People and rights");
        assertThat(page.getByRole(AriaRole.HEADING, named("Rights"))).isVisible();
    }

    private static void account(Page page, String item) {
        page.locator("#account").click();
        page.getByRole(AriaRole.MENUITEM, named(item)).click();
    }

    private static void choosePassword(Page page) {
        page.getByLabel("Password").fill(Someone.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Save and sign in")).click();
        assertThat(page.locator(".empty")).isVisible();
    }

    private static void ask(Page page, int answers) {
        page.locator("#question").fill("Who is the cellar master of Sedge Bank Cellar?");
        page.keyboard().press("Enter");
        assertThat(page.locator(".exchange")).hasCount(answers);
        assertThat(page.locator(".exchange")
                        .last()
                        .locator(".actions, .notice.error")
                        .first())
                .isVisible();
    }

    private Page open(ColorScheme colours, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setBypassCSP(true)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var page = context.newPage();
        page.onPageError(error -> faults.add("script: " + error));
        return page;
    }

    private static void examine(Page page, String what) {
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(serious).as("accessibility faults of " + what).isEmpty();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /// What is granted on the collection: in the section of rights, for the log names it too.
    private Locator right(Page page) {
        return page.locator(
                "section.managed:has(h3:text-is('Rights')) li", new Page.LocatorOptions().setHasText(collection));
    }
}
