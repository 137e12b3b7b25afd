package io.grapevine.api.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.grapevine.access.Keycloak;
import io.grapevine.access.SignedOn;
import io.grapevine.access.Someone;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Somebody signs in on the page at a real Keycloak, asks what their group may read, and signs out there too.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(Keycloak.class)
@TestProfile(SignedOn.class)
class SingleSignOnPageIT {

    private static final double PATIENCE_MS = 30_000;
    private static final String COLLECTION = "cellars-of-the-page";

    @TestHTTPResource("/")
    URI home;

    private Playwright playwright;
    private Page page;

    @BeforeEach
    void open() {
        Keycloak.needed();
        var program = Browsers.find();
        assumeTrue(program.isPresent(), "no Chromium or Chrome found: install one, or name it in GRAPEVINE_BROWSER");
        playwright = Browsers.playwright();
        var context = Browsers.launch(playwright, program.get())
                .newContext(new Browser.NewContextOptions().setViewportSize(1360, 860));
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        page = context.newPage();
        Someone.owner()
                .upload(COLLECTION, "cellars.md", "# Cellars\n\nThe cellar master of Sedge Bank is Ilse Fenwright.")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        if (playwright != null) {
            playwright.close();
            Someone.owner().delete("/api/collections/" + COLLECTION);
        }
    }

    @Test
    void somebody_signs_in_asks_what_their_group_may_read_and_signs_out() {
        page.navigate(home.toString());
        screenshot("single-sign-on");
        signIn();
        assertThat(page.locator("#account")).containsText("ida");
        Someone.grant(COLLECTION, "group:legal", "reader");
        ask();
        assertThat(page.locator(".prose").last()).containsText("Ilse Fenwright");
        keepsItsSession();
        makesAKey();
        leaveTheGroup();

        page.locator("#account").click();
        page.getByRole(AriaRole.MENUITEM, named("Sign out")).click();
        assertThat(button("Sign in")).isVisible();
        button("Sign in").click();
        assertThat(page.locator("#username")).isVisible(); // the provider asks again: its session is over too
    }

    private void keepsItsSession() {
        assertThat(page.context().cookies())
                .filteredOn(cookie -> cookie.name.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> {
                    assertThat(cookie.httpOnly).isTrue();
                    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
                });
    }

    private void makesAKey() {
        var key = page.evaluate("fetch('/api/me/keys', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                + " body: '{\"name\": \"report\"}'}).then(made => made.json()).then(made => made.secret)");
        Someone.bearer("ida", key.toString()).get("/api/me").then().body("name", equalTo("ida"));
    }

    private void leaveTheGroup() {
        try {
            Keycloak.member("ida", "legal", false);
            await().atMost(Duration.ofSeconds(45))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        var groups =
                                page.evaluate("fetch('/api/me').then(me => me.json()).then(me => me.groups.join())");
                        assertThat(groups).isEqualTo("");
                    });
        } finally {
            Keycloak.member("ida", "legal", true);
        }
    }

    @Test
    void a_session_that_the_provider_ended_is_over_on_the_page_too() {
        page.navigate(home.toString());
        signIn();

        Keycloak.signOutEverywhere("ida");

        assertThat(button("Sign in")).isVisible(); // by the WebSocket, without a click
        button("Sign in").click();
        assertThat(page.locator("#username")).isVisible();
    }

    private void signIn() {
        button("Sign in").click();
        page.locator("#username").fill("ida");
        page.locator("#password").fill(Someone.PASSWORD);
        page.locator("#kc-login").click();
        assertThat(page.locator(".empty")).isVisible();
    }

    private void ask() {
        page.locator("#question").fill("Who is the cellar master of Sedge Bank?");
        page.keyboard().press("Enter");
        assertThat(page.locator(".exchange .actions, .exchange .notice.error").first())
                .isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
