package io.grapevine.ingest.source.web;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.grapevine.ingest.source.web.AddressGuard.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A site's robots.txt (RFC 9309).
final class Robots {

    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final List<String> NAMES = List.of(PageFetcher.AGENT.toLowerCase(Locale.ROOT));

    private final BaseRobotRules rules;

    private Robots(BaseRobotRules rules) {
        this.rules = rules;
    }

    /// No robots.txt allows all; a server that fails to give it allows nothing.
    static Robots of(URI site, PageFetcher fetcher) {
        var address = site.resolve("/robots.txt");
        var parser = new SimpleRobotRulesParser();
        try {
            var page = fetcher.get(address);
            return new Robots(
                    page.status() == 200
                            ? parser.parseContent(address.toString(), page.body(), page.type(), NAMES)
                            : parser.failedFetch(page.status()));
        } catch (IOException | Refused e) {
            return new Robots(parser.failedFetch(503));
        }
    }

    boolean allow(URI address) {
        return rules.isAllowed(address.toString());
    }

    /// What the site wishes to have between two requests.
    Duration delay() {
        long wished = rules.getCrawlDelay();
        return wished <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(wished, SLOWEST.toMillis()));
    }
}
