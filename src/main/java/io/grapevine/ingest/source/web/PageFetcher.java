package io.grapevine.ingest.source.web;

import io.grapevine.ingest.source.web.AddressGuard.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Gets pages, one at a time, not faster than a delay allows, each within limits of time and size. Redirects are
/// followed where the guard lets them. Used by one thread.
final class PageFetcher implements AutoCloseable {

    static final String AGENT = "Grapevine";
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 5;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER) // each is looked at first
            .build();
    private final AddressGuard guard;
    private final long mostBytes;
    private Duration delay;
    private long last = System.nanoTime() - Duration.ofHours(1).toNanos();

    /// @param delay between two requests
    PageFetcher(AddressGuard guard, Duration delay, long mostBytes) {
        this.guard = guard;
        this.delay = delay;
        this.mostBytes = mostBytes;
    }

    /// What came back.
    ///
    /// @param address where it came from in the end
    /// @param type    its media type in lower case, without parameters; empty where none was told
    record Page(URI address, int status, String type, byte[] body, Optional<Instant> modified) {}

    /// Asks at most as often as a site wishes.
    void slowDownTo(Duration wished) {
        delay = wished.compareTo(delay) > 0 ? wished : delay;
    }

    /// @throws Refused     where the address, or one that it leads to, may not be asked
    /// @throws IOException where there is no answer in time, or too large a one
    Page get(URI address) throws Refused, IOException {
        var at = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var response = send(at);
            var target = response.headers().firstValue("location");
            if (response.statusCode() / 100 != 3 || target.isEmpty()) {
                return page(at, response);
            }
            at = resolved(at, target.get());
        }
        throw new IOException("leads on more than " + MOST_REDIRECTS + " times");
    }

    private HttpResponse<byte[]> send(URI address) throws Refused, IOException {
        guard.check(address);
        pause();
        var request = HttpRequest.newBuilder(address)
                .timeout(TIME)
                .header("User-Agent", AGENT)
                .header("Accept", "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5")
                .build();
        try {
            var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
            guard.check(address);
            return response;
        } catch (ConnectException e) {
            throw new IOException("nothing answers there", e); // it has no message of its own
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading " + address);
        }
    }

    private static URI resolved(URI at, String target) throws IOException {
        try {
            return at.resolve(target);
        } catch (IllegalArgumentException e) {
            throw new IOException("leads to what is no address: " + target, e);
        }
    }

    private static Page page(URI address, HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("content-type").orElse("");
        var modified = response.headers().firstValue("last-modified").flatMap(PageFetcher::instant);
        int semicolon = type.indexOf(';');
        var plain =
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return new Page(address, response.statusCode(), plain, response.body(), modified);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private void pause() {
        long left = last + delay.toNanos() - System.nanoTime();
        try {
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted between two pages");
        }
        last = System.nanoTime();
    }

    @Override
    public void close() {
        client.close();
    }
}
