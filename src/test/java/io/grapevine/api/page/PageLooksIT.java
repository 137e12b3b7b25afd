package io.grapevine.api.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.grapevine.api.ChatModelAddress;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// How the page looks and reads: light, dark, on a phone, and to axe.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(ChatModelAddress.class)
class PageLooksIT extends BrowserTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_finds_no_serious_fault(ColorScheme colours) {
        context.close(); // axe is put into the page, which the page's own policy forbids
        open(new Browser.NewContextOptions()
                .setViewportSize(1360, 860)
                .setColorScheme(colours)
                .setBypassCSP(true)
                .setReducedMotion(ReducedMotion.REDUCE));
        examine("the empty page");
        ask(QUESTION);
        page.locator(".prose .cite").first().click();
        examine("an answer and its sources");
        page.getByRole(AriaRole.TAB, in("Graph")).click();
        assertThat(page.locator(".canvas[data-ready]")).isVisible();
        examine("the graph");
        page.locator(".entity-list button").first().click();
        assertThat(page.locator(".entity-pane .passage").first()).isVisible();
        examine("an entity");
        page.locator(".badge").click();
        examine("the route menu");
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, named("Bad answer")).click();
        examine("the comment");
        page.locator("#open-documents").click();
        assertThat(page.locator(".document-list").first()).isVisible();
        examine("the documents");
    }

    @Test
    void light_and_dark_and_the_phone_look_right() {
        screenshot("empty-light");
        page.getByRole(AriaRole.BUTTON, named("Colours")).click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        ask(QUESTION);
        page.locator(".prose .cite").first().click();
        screenshot("answer-dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");

        context.close();
        open(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.LIGHT));
        screenshot("phone-empty");
        ask(QUESTION);
        screenshot("phone-answer");
        assertThat(page.locator(".thread").boundingBox().width).isLessThanOrEqualTo(390);
        page.getByRole(AriaRole.BUTTON, named("Open the list of conversations")).click();
        page.waitForTimeout(300);
        screenshot("phone-conversations");
    }

    private void examine(String what) {
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(PageLooksIT::describe)
                        .toList();
        assertThat(serious).as("accessibility faults of " + what).isEmpty();
    }

    private static String describe(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
