package io.grapevine.ingest.source.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.source.SourceListing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebSourceTest {

    private static final WebLimits LIMITS = new WebLimits(50, 3, Duration.ZERO, 100_000, true);

    @TempDir
    Path folder;

    private final Map<String, Answer> site = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    private record Answer(int status, String type, String text, Map<String, String> headers) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_pages_below_the_first_are_found_by_their_links_each_once() throws IOException {
        html(
                "/docs/",
                link("a.html") + link("/docs/b/#part") + link("/blog/") + link("https://example.org/") + link("x.png"));
        html("/docs/a.html", link("./") + link("b/") + "<p>A</p>");
        html("/docs/b/", link("../c.pdf") + link("gone.html"));
        put("/docs/c.pdf", 200, "application/pdf", "%PDF-1.4");
        html("/blog/", "<p>Blog</p>");

        var listing = list("/docs/");

        assertThat(names(listing)).containsExactly("/docs/", "/docs/a.html", "/docs/b/", "/docs/c.pdf");
        assertThat(listing.unread()).isEmpty();
        assertThat(asked).doesNotHaveDuplicates().doesNotContain("/blog/", "/docs/x.png");
        assertThat(Files.readString(listing.inputs().get(1).path())).contains("<p>A</p>");
        assertThat(listing.inputs().get(3).path().toString()).endsWith(".pdf");
    }

    @Test
    void robots_are_obeyed() {
        put(
                "/robots.txt",
                200,
                "text/plain",
                "User-agent: *\nDisallow: /private/\n\nUser-agent: grapevine\nDisallow: /secret/\n");
        html("/", link("/secret/a") + link("/private/b") + link("/quiet") + link("/dead-end"));
        html("/secret/a", "<p>Secret</p>");
        html("/private/b", "<p>For us</p>");
        html("/quiet", "<meta name=robots content='noindex'>" + link("/behind"));
        html("/behind", "<p>Behind</p>");
        html("/dead-end", "<meta name=robots content='nofollow'>" + link("/not-linked"));
        html("/not-linked", "<p>No</p>");

        assertThat(names(list("/"))).containsExactly("/", "/private/b", "/dead-end", "/behind");
        assertThat(asked).doesNotContain("/secret/a", "/not-linked");
    }

    @Test
    void a_robots_txt_that_the_server_fails_to_give_allows_nothing() {
        put("/robots.txt", 503, "text/plain", "");
        html("/", "<p>Home</p>");

        assertThatThrownBy(() -> list("/")).isInstanceOf(BadInput.class).hasMessageContaining("robots.txt");
    }

    @Test
    void a_page_that_cannot_be_read_is_there_and_one_that_is_gone_is_not() {
        html("/", link("/broken") + link("/gone"));
        put("/broken", 500, "text/html", "oops");
        put("/gone", 410, "text/html", "");

        var listing = list("/");

        assertThat(names(listing)).containsExactly("/");
        assertThat(listing.unread()).containsExactly(Map.entry(address("/broken"), "answers 500"));
    }

    @Test
    void beyond_the_most_pages_nothing_counts_as_gone() {
        html("/", link("/1") + link("/2") + link("/3"));
        html("/1", "<p>1</p>");
        html("/2", "<p>2</p>");
        html("/3", "<p>3</p>");

        var listing =
                source("/", new WebLimits(2, 3, Duration.ZERO, 100_000, true)).list(folder, line -> {});

        assertThat(names(listing)).containsExactly("/", "/1");
        assertThat(listing.unread()).containsKey(address("/"));
    }

    @Test
    void redirects_are_followed_within_the_host_and_never_into_a_private_network() {
        html("/", link("/old") + link("/away"));
        site.put("/old", new Answer(301, "text/html", "", Map.of("Location", "/new")));
        html("/new", "<p>New</p>");
        site.put("/away", new Answer(302, "text/html", "", Map.of("Location", "http://192.0.0.8/")));

        assertThat(names(list("/"))).containsExactly("/", "/new");
        assertThatThrownBy(() -> source("/", new WebLimits(9, 3, Duration.ZERO, 100_000, false))
                        .list(folder, line -> {}))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("private address");
        assertThat(asked).contains("/new");
    }

    @Test
    void a_sitemap_says_which_pages_there_are() {
        put(
                "/sitemap.xml",
                200,
                "application/xml",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                        + address("/pages.xml") + "</loc></sitemap></sitemapindex>");
        put(
                "/pages.xml",
                200,
                "application/xml",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>" + address("/a")
                        + "</loc></url><url><loc>" + address("/b")
                        + "</loc></url><url><loc>http://example.org/c</loc></url></urlset>");
        html("/a", link("/not-in-the-map"));
        html("/b", "<p>B</p>");

        assertThat(names(list("/sitemap.xml"))).containsExactly("/a", "/b");
        assertThat(asked).doesNotContain("/not-in-the-map");
    }

    @Test
    void a_site_that_does_not_answer_changes_nothing() {
        put("/", 503, "text/html", "");

        assertThatThrownBy(() -> list("/")).isInstanceOf(Unavailable.class).hasMessageContaining("answers 503");
        assertThatThrownBy(() -> list("/missing"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("answers 404");
        server.stop(0);
        assertThatThrownBy(() -> list("/"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("cannot be read: nothing answers there. Nothing was changed");
    }

    @Test
    void a_page_larger_than_the_limit_is_told() {
        html("/", link("/large"));
        html("/large", "x".repeat(200_000));

        assertThat(list("/").unread()).containsOnlyKeys(address("/large"));
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatThrownBy(() -> new WebSource("https://", LIMITS)).isInstanceOf(BadInput.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        var answer = site.getOrDefault(path, new Answer(404, "text/html", "", Map.of()));
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void html(String path, String body) {
        put(path, 200, "text/html; charset=utf-8", "<html><body>" + body + "</body></html>");
    }

    private void put(String path, int status, String type, String text) {
        site.put(path, new Answer(status, type, text, Map.of()));
    }

    private static String link(String target) {
        return "<a href='" + target + "'>to</a>";
    }

    private SourceListing list(String path) {
        return source(path, LIMITS).list(folder, line -> {});
    }

    private WebSource source(String path, WebLimits limits) {
        return new WebSource(address(path), limits);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private List<String> names(SourceListing listing) {
        return listing.inputs().stream()
                .map(Input::name)
                .map(name -> name.substring(address("").length()))
                .toList();
    }
}
