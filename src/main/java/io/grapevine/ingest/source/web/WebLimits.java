package io.grapevine.ingest.source.web;

import java.time.Duration;

/// How much of a site is read, and how fast.
///
/// @param pages        most pages
/// @param depth        most links from the first page
/// @param delay        between two requests, at least
/// @param bytes        most of one page
/// @param allowPrivate whether addresses of private networks are read
public record WebLimits(int pages, int depth, Duration delay, long bytes, boolean allowPrivate) {

    public WebLimits {
        if (pages < 1 || depth < 0 || bytes < 1 || delay.isNegative()) {
            throw new IllegalArgumentException("limits of a site must be positive, were pages " + pages + ", depth "
                    + depth + ", delay " + delay + ", bytes " + bytes);
        }
    }
}
