package io.grapevine.lab.hold;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Stops answers and drops uploads in their middle while others ask what is counted over the whole graph.
final class Cancels implements Trial {

    private static final String AGGREGATE = "Which names are mentioned most often?";
    private static final int OTHERS = 20;
    private static final int BETWEEN_MS = 25;

    private final int times;

    /// @param times answers stopped, and as many uploads dropped
    Cancels(int times) {
        this.times = times;
    }

    @Override
    public String name() {
        return times + " cancels and " + times + " dropped uploads";
    }

    @Override
    public String wanted() {
        return "0 errors for " + OTHERS + " others";
    }

    @Override
    public Outcome run(Site site) throws Exception {
        site.start(Map.of("GRAPEVINE_REFRESH_EVERY", "1h"));
        try (var client = site.client()) {
            client.upload(site.samples(), "samples");
            client.ask(AGGREGATE, Optional.empty()); // loads what the first question of a service waits for
        }
        var faults = new TrialFaults();
        var over = new AtomicBoolean();
        var asked = new Answered();
        var others = Thread.ofVirtual().start(() -> others(site, over, asked, faults));
        var cancelled = new AtomicInteger();
        var dropping = Thread.ofVirtual().start(() -> drop(site, faults));
        cancel(site, cancelled, faults);
        dropping.join();
        over.set(true);
        others.join();
        if (asked.longest().isOk()) {
            site.talk("  the longest answer: " + asked.longest().json().path("timingsMs"));
        }
        faults.check(asked.count() >= OTHERS, "the others got " + asked.count() + " answers only");
        return new Outcome(
                "%d answers of the others, the longest %.1f s, %d faults; %d answers stopped in time, %d uploads dropped"
                        .formatted(
                                asked.count(),
                                asked.longest().took().toMillis() / 1e3,
                                faults.count(),
                                cancelled.get(),
                                times),
                faults.found());
    }

    /// What the others got.
    private static final class Answered {

        private int count;
        private Reply longest;

        synchronized void add(Reply reply) {
            count++;
            if (longest == null || reply.took().compareTo(longest.took()) > 0) {
                longest = reply;
            }
        }

        synchronized int count() {
            return count;
        }

        synchronized Reply longest() {
            return longest;
        }
    }

    private static void others(Site site, AtomicBoolean over, Answered asked, TrialFaults faults) {
        try (var client = site.client()) {
            Crowd.at(OTHERS, number -> () -> {
                while (!over.get()) {
                    var reply = client.ask(AGGREGATE, Optional.empty());
                    asked.add(reply);
                    faults.check(reply.isOk(), "another's question: " + reply);
                }
                return number;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Each over a connection of its own: one takes a few messages a second.
    private void cancel(Site site, AtomicInteger cancelled, TrialFaults faults) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var i = 0; i < times; i++) {
                var conversation = "cancel-" + UUID.randomUUID();
                try (var socket = new Socket(http, site.service().home())) {
                    var last = socket.ask(AGGREGATE, conversation);
                    Thread.sleep(i % BETWEEN_MS);
                    socket.cancel(conversation);
                    var end = Socket.end(last);
                    cancelled.addAndGet(end.equals("cancelled") ? 1 : 0);
                    faults.check(end.equals("cancelled") || end.equals("done"), "a stopped answer ended as " + end);
                }
            }
        }
    }

    /// Sends a whole upload and goes away a moment later.
    private void drop(Site site, TrialFaults faults) {
        for (var i = 0; i < times; i++) {
            var file = NamedFile.of("dropped-" + i % 10 + ".md", text(i));
            var form = Client.Form.of(List.of(file), "dropped");
            var home = site.service().home();
            var head = "POST /api/documents HTTP/1.1\r\nHost: " + home.getAuthority() + "\r\nContent-Type: "
                    + form.contentType() + "\r\nAccept: text/event-stream\r\nContent-Length: " + form.body().length
                    + "\r\n\r\n";
            try (var socket = new java.net.Socket()) {
                socket.connect(new InetSocketAddress(home.getHost(), home.getPort()), 10_000);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(form.body());
                socket.getOutputStream().flush();
                Thread.sleep(Duration.ofMillis(10L * (i % 40)));
            } catch (IOException e) {
                faults.add("an upload could not be sent: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String text(int number) {
        var text = new StringBuilder("# The log of Pellow Point, " + number + "\n\n");
        for (var day = 0; day < 60; day++) {
            text.append("On day ")
                    .append(day)
                    .append(" of year ")
                    .append(number)
                    .append(" Odo Marsh saw the ship Grey Heron")
                    .append(day)
                    .append(" pass Pellow Point, bound for Tollmouth with a cargo of slate and barley.\n\n");
        }
        return text.toString();
    }
}
