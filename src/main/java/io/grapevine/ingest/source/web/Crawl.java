package io.grapevine.ingest.source.web;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.source.SourceListing;
import io.grapevine.ingest.source.web.AddressGuard.Refused;
import io.grapevine.ingest.source.web.PageFetcher.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// One walk through a site: pages breadth first, each once, into files.
final class Crawl {

    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    /// Endings of the files, by which they are read.
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/html", ".html"),
            Map.entry("application/xhtml+xml", ".html"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/markdown", ".md"),
            Map.entry("text/csv", ".csv"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/rtf", ".rtf"),
            Map.entry("application/epub+zip", ".epub"),
            Map.entry("application/msword", ".doc"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
            Map.entry("application/vnd.oasis.opendocument.text", ".odt"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
            Map.entry("application/vnd.oasis.opendocument.presentation", ".odp"));
    private static final int MOST_SITEMAPS = 50;
    private static final int TOLD_EVERY = 20;

    private final PageFetcher fetcher;
    private final Robots robots;
    private final WebLimits limits;
    private final Path folder;
    private final Consumer<String> told;
    private final Set<URI> seen = new HashSet<>();
    private final ArrayDeque<Step> next = new ArrayDeque<>();
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, String> unread = new HashMap<>();
    private int fetched;

    /// An address, and how many links lead to it.
    private record Step(URI address, int depth) {}

    Crawl(PageFetcher fetcher, Robots robots, WebLimits limits, Path folder, Consumer<String> told) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.limits = limits;
        this.folder = folder;
        this.told = told;
    }

    /// The page and what its links lead to: pages of its host, in its folder.
    SourceListing from(Page first) throws IOException {
        if (!robots.allow(first.address())) {
            throw new BadInput(first.address() + " may not be read: the site's robots.txt says so.");
        }
        var below = first.address().resolve(".").toString();
        seen.add(first.address());
        take(first, new Step(first.address(), 0), below);
        while (!next.isEmpty() && fetched < limits.pages()) {
            visit(next.poll(), below);
        }
        return listing(below);
    }

    /// The pages that a sitemap, or those that it names, has of its host.
    SourceListing sitemap(Page first) throws IOException, Refused {
        var site = first.address().resolve("/").toString();
        for (var page : pages(first)) {
            queue(page, 0, site);
        }
        while (!next.isEmpty() && fetched < limits.pages()) {
            visit(next.poll(), "");
        }
        return listing(site);
    }

    private SourceListing listing(String below) {
        if (!next.isEmpty()) {
            unread.put(below, "has more than " + limits.pages() + " pages; the others were not looked at (--pages)");
        }
        return new SourceListing(List.copyOf(inputs.values()), unread);
    }

    private void visit(Step step, String below) throws IOException {
        if (!robots.allow(step.address())) {
            return;
        }
        try {
            take(fetcher.get(step.address()), step, below);
        } catch (IOException e) {
            unread.put(step.address().toString(), "cannot be read: " + e.getMessage());
        } catch (Refused e) {
            unread.put(step.address().toString(), e.getMessage());
        }
    }

    private void take(Page page, Step step, String below) throws IOException {
        fetched++;
        if (fetched % TOLD_EVERY == 0) {
            told.accept(fetched + " pages of " + page.address().getHost() + " read, " + next.size() + " to go");
        }
        var at = Links.plain(page.address().toString()).orElse(step.address());
        boolean isElsewhere = !at.getHost().equals(step.address().getHost()) || !robots.allow(at);
        if (page.status() == 404 || page.status() == 410 || isElsewhere) {
            return; // it is gone, or another site's
        }
        if (page.status() != 200) {
            unread.put(step.address().toString(), "answers " + page.status());
            return;
        }
        var ending = ENDINGS.get(page.type());
        if (ending == null) {
            return; // no document
        }
        seen.add(at);
        var links = PAGES.contains(page.type()) ? Links.of(page.body(), at) : new Links(true, List.of());
        if (links.indexed()) {
            keep(at.toString(), page, ending);
        }
        if (!below.isEmpty()) {
            links.targets().forEach(target -> queue(target, step.depth() + 1, below));
        }
    }

    private void keep(String name, Page page, String ending) throws IOException {
        if (inputs.containsKey(name)) {
            return;
        }
        var file = folder.resolve(inputs.size() + ending);
        Files.write(file, page.body());
        Files.setLastModifiedTime(file, FileTime.from(page.modified().orElse(Instant.EPOCH)));
        inputs.put(name, new Input(name, file));
    }

    private void queue(URI target, int depth, String below) {
        if (depth <= limits.depth() && target.toString().startsWith(below) && seen.add(target)) {
            next.add(new Step(target, depth));
        }
    }

    private List<URI> pages(Page first) throws IOException, Refused {
        var pages = new ArrayList<URI>();
        var maps = new ArrayDeque<URI>();
        int read = 0;
        for (var map = first; map != null && pages.size() < 10 * limits.pages(); ) {
            switch (parsed(map)) {
                case SiteMapIndex index ->
                    index.getSitemaps()
                            .forEach(one -> Links.plain(one.getUrl().toString()).ifPresent(maps::add));
                case SiteMap one ->
                    one.getSiteMapUrls()
                            .forEach(url -> Links.plain(url.getUrl().toString()).ifPresent(pages::add));
                case AbstractSiteMap other -> {}
            }
            map = maps.isEmpty() || read++ >= MOST_SITEMAPS ? null : fetcher.get(maps.poll());
        }
        return pages;
    }

    private static AbstractSiteMap parsed(Page map) throws IOException {
        try {
            return new SiteMapParser(true)
                    .parseSiteMap(map.body(), map.address().toURL());
        } catch (UnknownFormatException e) {
            throw new IOException("is no sitemap: " + e.getMessage(), e);
        }
    }
}
