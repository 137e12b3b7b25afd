package io.grapevine.ingest.source.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What a page says of itself to robots, and where it leads.
///
/// @param indexed whether the page may be read
/// @param targets addresses of its links, each in the one form that it has here
record Links(boolean indexed, List<URI> targets) {

    /// What holds no text that can be read.
    private static final Pattern NO_DOCUMENT = Pattern.compile(
            "(?i)\\.(?:png|jpe?g|gif|webp|svg|ico|css|js|mjs|map|woff2?|ttf|eot|mp[34]|webm|ogg|wav|avi|mov|exe|dmg|iso|gz|tar|7z|rar)$");

    static Links of(byte[] html, URI address) {
        var page = Jsoup.parse(new String(html, StandardCharsets.UTF_8), address.toString());
        var robots = robots(page);
        var targets = new ArrayList<URI>();
        if (!robots.contains("nofollow") && !robots.contains("none")) {
            for (var link : page.select("a[href]")) {
                if (!link.attr("rel").toLowerCase(Locale.ROOT).contains("nofollow")) {
                    plain(link.absUrl("href")).ifPresent(targets::add);
                }
            }
        }
        return new Links(
                !robots.contains("noindex") && !robots.contains("none"),
                targets.stream().distinct().toList());
    }

    private static String robots(Document page) {
        return String.join(
                        ",",
                        page.select("meta[name=robots], meta[name=grapevine]").eachAttr("content"))
                .toLowerCase(Locale.ROOT);
    }

    /// An address in the form by which it is the same from wherever it is linked; empty where it is none, or
    /// leads to what is no document.
    static Optional<URI> plain(String address) {
        try {
            var uri = new URI(address.replace(" ", "%20")).normalize();
            if (uri.getHost() == null || uri.getScheme() == null) {
                return Optional.empty();
            }
            var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            if (NO_DOCUMENT.matcher(path).find()) {
                return Optional.empty();
            }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            return Optional.of(URI.create(scheme + "://"
                    + (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@")
                    + uri.getHost().toLowerCase(Locale.ROOT)
                    + (usual ? "" : ":" + uri.getPort())
                    + path
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
