package io.grapevine.lab.hold;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.random.RandomGenerator;

/// Kills the service, its Neo4j or its parser at a random moment of what the service is doing, starts again,
/// does the same again, and compares the whole graph with the one before.
final class Kills implements Trial {

    private static final String COLLECTION = "kills";
    private static final Duration SETTLES = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LATEST_MS = 3_000; // of a kill, after the work began
    private static final int ASKED_AGAIN = 5; // conversations
    private static final List<String> QUESTIONS = List.of(
            "Who is the cellar master of Sedge Bank Cellar?",
            "What happened in the hailstorm of 2022?",
            "Which names are mentioned most often?");

    private enum Work {
        INGEST,
        REMOVE,
        ANSWER,
        BACKGROUND
    }

    private enum Victim {
        SERVICE,
        NEO4J,
        PARSER
    }

    private final int kills;
    private final RandomGenerator random;
    private final List<String> conversations = new ArrayList<>();
    private final TrialFaults faults = new TrialFaults();
    private List<NamedFile> documents;
    private List<String> whole;

    /// @param random for what is killed, when
    Kills(int kills, RandomGenerator random) {
        this.kills = kills;
        this.random = random;
    }

    @Override
    public String name() {
        return kills + " random kills";
    }

    @Override
    public String wanted() {
        return "the graph equals the one before; nothing lost or doubled; every conversation answers";
    }

    @Override
    public Outcome run(Site site) throws Exception {
        site.start(Map.of("GRAPEVINE_REFRESH_EVERY", "1s"));
        documents = site.samples();
        uploadAll(site, "first");
        whole = settled(site);
        var longest = Duration.ZERO;
        for (var kill = 1; kill <= kills; kill++) {
            var took = round(site, kill);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        return new Outcome(
                "%d kills, %d graph differences or failed questions, %d graph elements, whole again after %d s at the latest"
                        .formatted(kills, faults.count(), whole.size(), longest.toSeconds()),
                faults.found());
    }

    /// Kills once and sees to it that everything is as before.
    ///
    /// @return how long it took from the kill until the graph was whole again
    private Duration round(Site site, int number) throws Exception {
        var work = Work.values()[number % Work.values().length];
        var victim = Victim.values()[random.nextInt(Victim.values().length)];
        var after = random.nextInt(LATEST_MS);
        var label = "kill %d, %s during %s after %d ms"
                .formatted(number, victim, work, after)
                .toLowerCase(Locale.ROOT);
        var doing = new FutureTask<Void>(() -> {
            work(site, work);
            return null;
        });
        Thread.ofVirtual().start(doing);
        Thread.sleep(after);
        kill(site, victim);
        var start = System.nanoTime();
        await(doing);
        site.restart();
        uploadAll(site, label);
        compare(site, label);
        askAgain(site, label);
        var took = Duration.ofNanos(System.nanoTime() - start);
        site.talk("  " + label + ": whole after " + took.toSeconds() + " s");
        return took;
    }

    private static void await(FutureTask<Void> doing) throws InterruptedException {
        try {
            doing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the work of a kill could not be begun", e.getCause());
        }
    }

    private static void kill(Site site, Victim victim) throws InterruptedException {
        switch (victim) {
            case SERVICE -> site.service().kill();
            case NEO4J -> site.neo4jProcess().ifPresent(ProcessHandle::destroyForcibly);
            case PARSER -> site.parsers().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /// What fails of it fails because of the kill.
    private void work(Site site, Work work) throws InterruptedException {
        try (var client = site.client()) {
            switch (work) {
                case INGEST ->
                    client.upload(documents.stream().map(Kills::changed).toList(), COLLECTION);
                case REMOVE -> client.delete("api/collections/" + COLLECTION);
                case ANSWER -> {
                    var conversation = "kill-" + UUID.randomUUID();
                    conversations.add(conversation);
                    for (var question : QUESTIONS) {
                        client.ask(question, Optional.of(conversation));
                    }
                }
                case BACKGROUND ->
                    client.upload(
                            documents.stream().limit(3).map(Kills::changed).toList(), COLLECTION);
            }
        }
    }

    /// The same with a sentence more, where it is a text.
    static NamedFile changed(NamedFile file) {
        if (!file.name().endsWith(".md") && !file.name().endsWith(".txt")) {
            return file;
        }
        var text = new String(file.content(), StandardCharsets.UTF_8);
        return NamedFile.of(file.name(), text + "\n\nThe lighthouse keeper Odo Marsh added this sentence.\n");
    }

    private void uploadAll(Site site, String label) throws InterruptedException {
        try (var client = site.client()) {
            var reply = client.upload(documents, COLLECTION);
            faults.check(
                    reply.isOk() && reply.json().path("failed").asInt() == 0,
                    label + ": ingesting again was answered " + reply);
        }
    }

    private void compare(Site site, String label) throws InterruptedException {
        var deadline = System.nanoTime() + SETTLES.toNanos();
        var now = site.dump();
        while (!now.equals(whole) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
            now = site.dump();
        }
        difference(whole, now).ifPresent(difference -> faults.add(label + ": " + difference));
    }

    /// What tells two dumps of the graph apart; empty where nothing does.
    static Optional<String> difference(List<String> whole, List<String> now) {
        if (now.equals(whole)) {
            return Optional.empty();
        }
        var missing = new HashSet<>(whole);
        now.forEach(missing::remove);
        var more = new HashSet<>(now);
        whole.forEach(more::remove);
        return Optional.of("%d graph elements instead of %d; missing %s; too many %s"
                .formatted(now.size(), whole.size(), shown(missing), shown(more)));
    }

    private static String shown(Set<String> lines) {
        return lines.size()
                + lines.stream().sorted().limit(2).map(Kills::cut).toList().toString();
    }

    private static String cut(String line) {
        return line.length() > 160 ? line.substring(0, 160) + " ..." : line;
    }

    private void askAgain(Site site, String label) throws InterruptedException {
        try (var client = site.client()) {
            for (var conversation :
                    conversations.reversed().stream().limit(ASKED_AGAIN).toList()) {
                var reply = client.ask(QUESTIONS.getFirst(), Optional.of(conversation));
                faults.check(reply.isOk(), label + ": conversation " + conversation + " was answered " + reply);
            }
        }
    }

    /// The graph when background work has ended: the same for so many looks, and with communities.
    private static List<String> settled(Site site) throws InterruptedException {
        var deadline = System.nanoTime() + SETTLES.toNanos();
        var same = 0;
        var before = site.dump();
        while (same < 8 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
            var now = site.dump();
            var complete = now.stream().anyMatch(line -> line.startsWith("node :Community"));
            same = complete && now.equals(before) ? same + 1 : 0;
            before = now;
        }
        if (same < 8) {
            throw new IllegalStateException("the graph did not settle in " + SETTLES.toSeconds() + " s");
        }
        return before;
    }
}
