package io.grapevine.ingest.load;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlTest {

    private static final String MENU = IntStream.range(0, 60)
            .mapToObj(i -> "<li><a href=/p" + i + ">Section " + i + " of the Harbour Portal</a></li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
    private static final String ARTICLE =
            "<h1>Page 0</h1><p>The ferry to Holm leaves at 7:15. " + "It is blue. ".repeat(30) + "</p>";

    @Test
    void neighbouring_elements_are_apart() {
        assertThat(
                        html(
                                "<div>The fee is 4 EUR</div><div>The gate code is 9917</div><section>Opening hours: 9 to 5</section>"
                                        + "<section>Closed on Sunday</section><div><span>Name</span><span>Ida</span></div><my-card>A</my-card>"
                                        + "<my-card>B</my-card><ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul><p>Fu<b>ll</b> <span>T</span>he</p>"))
                .isEqualTo(
                        "The fee is 4 EUR\n\nThe gate code is 9917\n\nOpening hours: 9 to 5\n\nClosed on Sunday\n\nName Ida"
                                + "\n\nA B\n\n- one\n- two\n  - inner\n\nFull The");
    }

    @Test
    void what_is_hidden_struck_out_or_a_control_is_left_out_and_alt_text_taken_in() {
        assertThat(
                        html(
                                "<p>The pump costs 90 EUR.</p><p hidden>The pump costs 45 EUR for staff.</p><div style=\"display: none\">"
                                        + "The pump is out of stock.</div><template><p>Pump price is {{price}}.</p></template><noscript>Please turn on "
                                        + "JavaScript.</noscript><svg><title>pump icon</title><text>PUMP</text></svg><select><option>Red pump</option>"
                                        + "</select><button>Buy pump</button><textarea>Ask about the pump</textarea><p>It <del>has</del> <s>had</s> "
                                        + "<strike>will have</strike> needs oil.</p><img src=x.png alt=\"The pump has a red lid.\">"
                                        + "<p STYLE='color:red;VISIBILITY:HIDDEN !important'>No.</p><script>var x = '<p>no</p>';</script>"))
                .isEqualTo("The pump costs 90 EUR.\n\nIt needs oil.\n\nThe pump has a red lid.");
    }

    @Test
    void menus_banners_and_the_frame_of_a_page_are_left_out_but_how_to_call_is_kept() {
        var text = html("<header><div>Harbour Portal</div></header><nav>" + MENU
                + "</nav><aside>Popular: Tide tables, Webcam</aside>"
                + "<div class=\"cookie-banner\" role=dialog>We use cookies. Accept all cookies?</div><main>" + ARTICLE
                + "</main><footer>Call the harbour office: +45 5555 0100. Copyright Nordhavn Port Ltd.</footer>");
        assertThat(text)
                .startsWith("Page 0\n\nThe ferry to Holm leaves at 7:15.")
                .endsWith("Call the harbour office: +45 5555 0100. Copyright Nordhavn Port Ltd.")
                .doesNotContain("Section", "cookies", "Popular", "Harbour Portal\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='site-nav'>MENU</div>ARTICLE",
                "<div id=mainMenu>MENU</div><div>ARTICLE</div>",
                "MENU<div>ARTICLE</div>",
                "<div class=content>ARTICLE<div class='related-links'>MENU</div></div>",
                "<table><tr><td>MENU</td><td>ARTICLE</td></tr></table>",
            })
    void a_menu_is_known_by_its_name_or_its_links(String page) {
        var text = html(page.replace("MENU", MENU).replace("ARTICLE", ARTICLE));
        assertThat(text).contains("The ferry to Holm").doesNotContain("Section");
    }

    @Test
    void a_page_that_is_all_links_and_the_menu_of_a_restaurant_are_content() {
        assertThat(html(MENU)).contains("Section 59 of the Harbour Portal");
        assertThat(
                        html(
                                "<h1>Inn</h1><div class=menu><p>Soup of the day with bread, 7 EUR. Served from noon until three in the "
                                        + "afternoon, every day but Monday, as long as there is some left in the pot.</p><p>Pike with potatoes, 19 EUR. "
                                        + "Caught in the lake the same morning and fried in butter from the farm next door.</p></div>"))
                .contains("Pike with potatoes, 19 EUR.");
        assertThat(
                        html(
                                "<article><h1>A</h1><p>Text of it.</p><aside><p>Note: keep the valve shut.</p></aside></article>"))
                .contains("Note: keep the valve shut.");
    }

    @Test
    void title_and_metadata_are_taken() {
        var content = Texts.read(
                "a.html",
                "<html lang=de><head><title>Preise</title><meta name=author content='Ida Berg'>"
                        + "<meta property='article:published_time' content='2026-05-01'><meta name=keywords content='a, b'></head>"
                        + "<body><p>Der Preis ist 4 EUR.</p></body></html>");
        assertThat(content.title()).isEqualTo("Preise");
        assertThat(content.metadata())
                .containsEntry("author", List.of("Ida Berg"))
                .containsEntry("date", List.of("2026-05-01"))
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("language", List.of("de"));
    }

    @Test
    void a_page_is_read_in_the_encoding_that_it_states_or_shows() {
        var polish = Charset.forName("windows-1250");
        assertThat(Texts.read("a.html", "<meta charset=windows-1250><p>Zażółć gęślą jaźń.</p>".getBytes(polish))
                        .text())
                .isEqualTo("Zażółć gęślą jaźń.");
        assertThat(Texts.read("b.html", "<html><body><p>Zażółć gęślą jaźń.</p></body></html>".getBytes(polish))
                        .text())
                .isEqualTo("Zażółć gęślą jaźń.");
    }

    @Test
    void a_table_that_lays_out_the_page_is_no_table() {
        var content = Texts.read(
                "a.html",
                "<table role=presentation><tr><td>Left</td><td>Right</td></tr></table>"
                        + "<table><tr><td><h2>News</h2><p>One.</p></td><td><p>Two.</p></td></tr></table>");
        assertThat(content.tables()).isEmpty();
        assertThat(content.text()).isEqualTo("Left\n\nRight\n\nNews\n\nOne.\n\nTwo.");
    }

    @ParameterizedTest
    @Timeout(15)
    @ValueSource(
            strings = {
                "<div>",
                "<div class=nav>",
                "<b>",
                "<table>",
                "<table><tr><td>",
                "<ul><li>",
                "<a href=x>y",
                "<p>",
                "<span>ab</span>",
                "<article>",
                "<main>",
                "<!--",
                "<",
                "<a b=\"",
                "&",
                "<td>",
                "<nav>a",
                "<h1>",
                "<pre>",
                "</p>",
                "<form>",
                "<select>",
                "<template>"
            })
    void a_page_that_is_made_to_take_long_does_not(String hostile) {
        assertThat(Texts.read("a.html", "<p>Text.</p>" + hostile.repeat(100_000 / hostile.length()))
                        .text())
                .isNotEmpty();
    }

    private static String html(String body) {
        return Texts.read("a.html", "<html><head><title>T</title></head><body>" + body + "</body></html>")
                .text();
    }
}
