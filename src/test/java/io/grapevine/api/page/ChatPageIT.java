package io.grapevine.api.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.grapevine.api.ChatModelAddress;
import io.grapevine.graph.TestNeo4j;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What a person does on the chat page.
@QuarkusTest
@WithTestResource(TestNeo4j.class)
@WithTestResource(ChatModelAddress.class)
class ChatPageIT extends BrowserTest {

    @Test
    void a_citation_opens_the_passage_with_the_supporting_sentence_marked() {
        ask(QUESTION);

        var answer = page.locator(".prose").last();
        assertThat(answer).containsText("Margaret Hale founded Thornbury Vineyard in 1921");
        answer.getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator("#panel details[open] mark")).hasCount(2); // it is cited for two statements
        assertThat(page.locator("#panel details.shown h3")).not().isEmpty();
        assertThat(page.locator(".badge")).containsText(Pattern.compile("\\d+%"));
        screenshot("answer-with-citation");
    }

    @Test
    void an_answer_is_streamed_stopped_in_the_middle_and_kept() {
        ask("Who founded Thornbury Vineyard in 1921, told in great detail?");
        var answer = page.locator(".prose").last();
        assertThat(answer).containsText("word word word");
        assertThat(answer).hasClass(Pattern.compile("writing"));
        screenshot("streaming");

        page.getByRole(AriaRole.BUTTON, named("Stop the answer")).click();

        assertThat(page.locator(".notice").last()).containsText("You stopped this answer");
        assertThat(answer).not().hasClass(Pattern.compile("writing"));
        var words = answer.textContent().split("\\s+").length;
        assertThat(words).isBetween(3, StandInChatModel.SLOW_WORDS - 1);
        page.reload();
        assertThat(page.locator(".prose").last()).containsText("word word word");
    }

    @Test
    void a_reload_in_mid_answer_goes_on_with_it() {
        ask("Who founded Thornbury Vineyard in 1921, told in great detail, please?");
        assertThat(page.locator(".prose").last()).containsText("word word word");

        page.reload();

        assertThat(page.locator(".asked").last()).containsText("in great detail, please?");
        assertThat(page.locator(".prose.writing")).containsText("word word word");
        page.getByRole(AriaRole.BUTTON, named("Stop the answer")).click();
        assertThat(page.locator(".notice").last()).containsText("You stopped this answer");
    }

    @Test
    void a_dropped_connection_goes_on_where_it_was() {
        var socket = new AtomicReference<WebSocketRoute>();
        page.routeWebSocket(url -> url.endsWith("/ws/chat"), route -> {
            route.connectToServer();
            socket.set(route);
        });
        page.reload();
        ask("Who founded Thornbury Vineyard in 1921, told once more in great detail?");
        var answer = page.locator(".prose").last();
        assertThat(answer).containsText("word word word");

        socket.get().close();

        var before = answer.textContent().length();
        assertThat(answer).containsText("word ".repeat(before / 5 + 10).strip());
        page.getByRole(AriaRole.BUTTON, named("Stop the answer")).click();
        assertThat(page.locator(".notice").last()).containsText("You stopped this answer");
    }

    @Test
    void the_graph_shows_an_entity_its_passages_and_its_neighbours() {
        ask(QUESTION);
        page.locator(".actions").getByRole(AriaRole.BUTTON, within("Graph")).click();
        assertThat(page.locator(".canvas[data-ready]")).isVisible();
        page.waitForTimeout(300);
        screenshot("graph");

        page.locator(".entity-list")
                .getByRole(AriaRole.BUTTON, within("Margaret Hale"))
                .first()
                .click();

        assertThat(page.locator(".entity-pane h3").first()).containsText("Margaret Hale");
        assertThat(page.locator(".entity-pane .passage").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Neighbours")).click();
        page.waitForTimeout(300);
        screenshot("graph-entity");
    }

    @Test
    void the_route_is_overridden_from_its_badge() {
        ask(QUESTION);
        page.locator(".badge").click();
        assertThat(page.getByRole(AriaRole.MENU)).isVisible();
        screenshot("route-menu");

        page.getByRole(AriaRole.MENUITEMRADIO, in("Overview")).click();

        assertThat(page.locator(".badge").last()).containsText("Overview");
        assertThat(page.locator(".badge").last()).containsText("your choice");
        assertThat(page.locator(".asked")).hasCount(2);
        finished(2);
    }

    @Test
    void a_reload_finds_the_conversation_with_its_citations_and_the_list_opens_it() {
        ask(QUESTION);
        page.reload();

        assertThat(page.locator(".prose").last()).containsText("Margaret Hale");
        page.locator(".prose .cite").first().click();
        assertThat(page.locator("#panel details[open] mark").first()).isVisible();

        page.getByRole(AriaRole.BUTTON, named("New conversation")).click();
        assertThat(page.locator(".empty")).isVisible();
        page.locator(".conversation a").first().click();
        assertThat(page.locator(".prose").last()).containsText("Margaret Hale");
    }

    @Test
    void what_a_conversation_took_stands_below_it_and_is_there_after_a_reload() {
        var spent = page.locator("#spent");
        assertThat(spent).isEmpty();
        ask(QUESTION);
        assertThat(spent).hasText(Pattern.compile("This conversation: [\\d,]+ tokens · cost 0\\.\\d{4}\\."));
        var one = spent.textContent();
        ask("Who taught her?");
        assertThat(spent).not().hasText(one);
        var two = spent.textContent();
        page.reload();
        assertThat(spent).hasText(two);

        page.getByRole(AriaRole.BUTTON, named("New conversation")).click();
        assertThat(spent).isEmpty();
    }

    @Test
    void a_conversation_is_renamed_exported_and_deleted() {
        ask(QUESTION);
        menuOfTheFirstConversation("Rename");
        page.locator("#dialog input").fill("Founders of the estate");
        page.getByRole(AriaRole.BUTTON, named("Rename")).click();
        assertThat(page.locator(".conversation a").first()).hasText("Founders of the estate");

        var download = page.waitForDownload(() -> menuOfTheFirstConversation("Export as Markdown"));
        assertThat(download.path()).content().contains("# Founders of the estate", "[^1-1]:");

        menuOfTheFirstConversation("Delete");
        page.locator("#dialog").getByRole(AriaRole.BUTTON, within("Delete")).click();
        assertThat(page.locator(".empty")).isVisible();
        assertThat(page.locator(".conversations")).not().containsText("Founders of the estate");
    }

    @Test
    void documents_are_dropped_in_with_progress_and_removed() {
        page.getByRole(AriaRole.BUTTON, in("Documents")).first().click();
        page.locator("#upload-collection").fill("drinks");
        page.locator("#documents input[type=file]")
                .setInputFiles(new FilePayload(
                        "cider.txt",
                        "text/plain",
                        "Cider is pressed from apples at Alder Farm since 1890.".getBytes()));
        assertThat(page.locator(".upload.done")).containsText("1 added");
        var row = page.locator(".document-list li").filter(new Locator.FilterOptions().setHasText("cider"));
        assertThat(row).hasCount(1);
        screenshot("documents");

        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        page.locator("#dialog").getByRole(AriaRole.BUTTON, within("Remove")).click();

        assertThat(row).hasCount(0);
    }

    @Test
    void a_file_that_cannot_be_read_is_told_by_name() {
        page.getByRole(AriaRole.BUTTON, in("Documents")).first().click();
        page.locator("#documents input[type=file]")
                .setInputFiles(new FilePayload("broken.pdf", "application/pdf", "%PDF-1.7 nothing".getBytes()));

        var row = page.locator(".upload.failed");
        assertThat(row).containsText("broken.pdf");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                .click();
        assertThat(page.locator(".upload:not(.failed)")).hasCount(0); // it is tried, and fails again
        assertThat(row.first()).containsText("Not added");
    }

    @Test
    void an_upload_outlives_the_tab() {
        page.getByRole(AriaRole.BUTTON, in("Documents")).first().click();
        page.locator("#upload-collection").fill("drinks");
        page.locator("#documents input[type=file]")
                .setInputFiles(new FilePayload(
                        "perry.txt", "text/plain", "Perry is pressed from pears at Elder Farm.".getBytes()));
        page.locator(".upload[class~=queued], .upload[class~=running], .upload[class~=done]")
                .first()
                .waitFor();

        page.navigate(home.toString());

        var row = page.locator(".document-list li").filter(new Locator.FilterOptions().setHasText("perry"));
        page.getByRole(AriaRole.BUTTON, in("Documents")).first().click();
        assertThat(row).hasCount(1);
    }

    @Test
    void a_hostile_document_and_a_hostile_answer_execute_nothing() {
        ask("Who signed the visitor book of the estate?");

        var answer = page.locator(".prose").last();
        assertThat(answer).containsText("<script>document.title='hacked'</script>");
        assertThat(answer.locator("script, img, iframe, a[href^='javascript']")).hasCount(0);
        answer.locator(".cite").first().click();
        assertThat(page.locator("#panel details[open] .text")).containsText("Count Orlov");
        assertThat(page.locator("#panel .text script, #panel .text img, #panel .text a"))
                .hasCount(0);
        assertThat(page.locator("#panel a:not([href*='api/documents/'])")).hasCount(0); // only to its original
        page.getByRole(AriaRole.TAB, in("Graph")).click();
        page.waitForTimeout(500);
        assertThat(page.title()).doesNotContain("hacked");
        screenshot("hostile");
    }

    @Test
    void a_chat_model_that_fails_is_told_and_the_answer_is_made_of_the_passages() {
        ask("Who dug the cellar below the old chapel?");

        assertThat(page.locator(".notice").first()).isVisible();
        assertThat(page.locator(".prose").last()).containsText("Tomas Reed");
        screenshot("degraded");
    }

    @Test
    void a_thumb_down_takes_a_comment_and_is_there_after_a_reload() {
        ask(QUESTION);
        page.getByRole(AriaRole.BUTTON, named("Bad answer")).click();
        page.locator(".comment textarea").fill("The year is missing");
        page.getByRole(AriaRole.BUTTON, named("Send").setExact(true)).first().click();
        assertThat(page.locator(".comment")).hasCount(0);

        page.reload();

        assertThat(page.getByRole(AriaRole.BUTTON, named("Bad answer"))).hasAttribute("aria-pressed", "true");
    }

    @Test
    void the_keyboard_is_enough() {
        page.locator("#new-chat").focus();
        page.keyboard().press("/");
        page.keyboard().type(QUESTION);
        page.keyboard().press("Enter");
        finished(1);
        page.locator(".prose .cite").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel details.shown summary")).isFocused();

        page.keyboard().press("Escape");

        assertThat(page.locator("#panel")).isHidden();
        assertThat(page.locator(".prose .cite").first()).isFocused();
        page.locator(".badge").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[aria-checked=true]").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".badge")).isFocused();
    }

    private void menuOfTheFirstConversation(String item) {
        page.locator(".conversation").first().hover();
        page.locator(".conversation .icon").first().click();
        page.getByRole(AriaRole.MENUITEM, in(item)).click();
    }
}
