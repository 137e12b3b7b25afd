package io.grapevine.lab.hold;

import io.grapevine.lab.hold.FlakyProxy.Mood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Takes the database away while questions and uploads come: its connections are refused, then swallowed.
final class DatabaseAway implements Trial {

    private static final String QUESTION = "Who is the cellar master of Sedge Bank Cellar?";
    /// An attempt to connect, a statement that reads, and the server's grace.
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(20);
    /// A transaction that writes may take a minute.
    private static final Duration UPLOAD_LIMIT = Duration.ofSeconds(80);
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Duration away;

    /// @param away how long each time
    DatabaseAway(Duration away) {
        this.away = away;
    }

    @Override
    public String name() {
        return "database away, and silent, for " + away.toSeconds() + " s each";
    }

    @Override
    public String wanted() {
        return "each request ends within its limit (%d s, uploads %d s) with a reason; answers again within %d s; no document lost or halved"
                .formatted(QUESTION_LIMIT.toSeconds(), UPLOAD_LIMIT.toSeconds(), RECOVERY.toSeconds());
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var faults = new TrialFaults();
        var address = site.neo4j().address();
        try (var proxy = new FlakyProxy(address.uri().getPort())) {
            site.start(Map.of(
                    "NEO4J_URI",
                    "bolt://127.0.0.1:" + proxy.port(),
                    "NEO4J_USERNAME",
                    address.username(),
                    "NEO4J_PASSWORD",
                    address.password(),
                    "GRAPEVINE_REFRESH_EVERY",
                    "1h"));
            try (var client = site.client()) {
                client.upload(site.samples(), "samples");
                var figures = new ArrayList<String>();
                for (var mood : List.of(Mood.REFUSES, Mood.SWALLOWS)) {
                    figures.add(mood.name().toLowerCase(Locale.ROOT) + ": " + takeAway(client, proxy, mood, faults));
                }
                everythingIsWhole(client, site, faults);
                return new Outcome(String.join("; ", figures), faults.found());
            }
        }
    }

    private String takeAway(Client client, FlakyProxy proxy, Mood mood, TrialFaults faults) throws Exception {
        var questions = new ArrayList<Future<Reply>>();
        var uploads = new ArrayList<Future<Reply>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            proxy.become(mood);
            var end = System.nanoTime() + away.toNanos();
            while (System.nanoTime() < end) {
                var document = document(mood, uploads.size());
                questions.add(threads.submit(() -> client.ask(QUESTION, Optional.empty())));
                uploads.add(threads.submit(() -> client.upload(List.of(document), "away")));
                Thread.sleep(BETWEEN);
            }
            proxy.become(Mood.PASSES);
            var back = recovery(client, faults);
            var longest = longest(questions, QUESTION_LIMIT, "a question", faults);
            var longestUpload = longest(uploads, UPLOAD_LIMIT, "an upload", faults);
            return "%d requests, the longest question %.1f s, upload %.1f s, answers again after %.1f s"
                    .formatted(
                            2 * questions.size(),
                            longest.toMillis() / 1e3,
                            longestUpload.toMillis() / 1e3,
                            back.toMillis() / 1e3);
        }
    }

    private static Duration longest(List<Future<Reply>> requests, Duration limit, String what, TrialFaults faults)
            throws Exception {
        var longest = Duration.ZERO;
        for (var request : requests) {
            var reply = request.get();
            faults.check(
                    reply.isOk() || reply.status() == 503 && !reply.body().isBlank() || failsByName(reply),
                    what + ": " + reply);
            faults.check(reply.took().compareTo(limit) <= 0, what + " took too long: " + reply);
            longest = reply.took().compareTo(longest) > 0 ? reply.took() : longest;
        }
        return longest;
    }

    /// An upload none of whose documents was stored.
    private static boolean failsByName(Reply reply) {
        return reply.status() == 400 && reply.body().contains("away-");
    }

    private static Duration recovery(Client client, TrialFaults faults) throws InterruptedException {
        var start = System.nanoTime();
        var reply = client.ask(QUESTION, Optional.empty());
        while (!reply.isOk() && System.nanoTime() - start < RECOVERY.toNanos()) {
            Thread.sleep(BETWEEN);
            reply = client.ask(QUESTION, Optional.empty());
        }
        faults.check(reply.isOk(), "no answer after the database was back: " + reply);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// What was uploaded meanwhile is there or is not: uploading it again completes it.
    private static void everythingIsWhole(Client client, Site site, TrialFaults faults) throws Exception {
        var documents = new ArrayList<NamedFile>();
        for (var mood : List.of(Mood.REFUSES, Mood.SWALLOWS)) {
            documents.add(document(mood, 0));
            documents.add(document(mood, 1));
        }
        var again = client.upload(documents, "away");
        faults.check(again.isOk() && again.json().path("failed").asInt() == 0, "uploading again: " + again);
        var halves = site.dump().stream()
                .filter(line -> line.startsWith("node :Staged"))
                .count();
        faults.check(halves == 0, halves + " halves of documents are left");
    }

    private static NamedFile document(Mood mood, int number) {
        return NamedFile.of(
                "away-" + mood + "-" + number + ".md",
                "# Note %d\n\nOdo Marsh of Pellow Point wrote note %d while it was %s.\n"
                        .formatted(number, number, mood));
    }
}
