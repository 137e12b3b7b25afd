/// Web pages as a source: a bounded crawl or a sitemap, by the rules of robots.txt, never into private networks.
package io.grapevine.ingest.source.web;
