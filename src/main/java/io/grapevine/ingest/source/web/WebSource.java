package io.grapevine.ingest.source.web;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.ingest.source.CollectionSource;
import io.grapevine.ingest.source.SourceListing;
import io.grapevine.ingest.source.web.AddressGuard.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Web pages by the address of one of them: the pages below it that links lead to, or those of a sitemap where
/// the address is one's (`.../sitemap.xml`). Pages of the same host only, by the rules of its robots.txt.
public final class WebSource implements CollectionSource {

    private final URI address;
    private final WebLimits limits;

    /// @throws BadInput where it is no address of the web
    public WebSource(String address, WebLimits limits) {
        this.address = Links.plain(address)
                .orElseThrow(() -> new BadInput(address + " is no address of a page. Give one such as "
                        + "https://example.org/handbook/ or https://example.org/sitemap.xml"));
        this.limits = limits;
    }

    /// Whether a source that a user names is an address.
    public static boolean isAddress(String source) {
        return source.regionMatches(true, 0, "http://", 0, 7) || source.regionMatches(true, 0, "https://", 0, 8);
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public SourceListing list(Path folder, Consumer<String> told) {
        try (var fetcher = new PageFetcher(new AddressGuard(limits.allowPrivate()), limits.delay(), limits.bytes())) {
            var first = fetcher.get(address);
            if (first.status() != 200) {
                throw new Unavailable(
                        address + " answers " + first.status() + ". Nothing was changed; check the address.", null);
            }
            var robots = Robots.of(first.address(), fetcher);
            fetcher.slowDownTo(robots.delay());
            var crawl = new Crawl(fetcher, robots, limits, folder, told);
            return isSitemap() ? crawl.sitemap(first) : crawl.from(first);
        } catch (Refused e) {
            throw new BadInput(address + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Unavailable(address + " cannot be read: " + e.getMessage() + ". Nothing was changed.", e);
        }
    }

    private boolean isSitemap() {
        return address.getPath().endsWith(".xml") || address.getPath().endsWith(".xml.gz");
    }
}
