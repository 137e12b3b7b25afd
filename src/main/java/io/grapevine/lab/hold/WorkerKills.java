package io.grapevine.lab.hold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Kills one of two workers at a random moment of what they are doing, starts another, and so on; in the end no
/// job is lost, and the graph is the one that a client makes who waits for each upload.
final class WorkerKills implements Trial {

    private static final String COLLECTION = "workers";
    private static final Duration SETTLES = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LATEST_MS = 15_000; // of a kill, after the one before: a worker starts in some seconds
    private static final int WORKERS = 2;
    private static final int ASKED = 3; // each third one is asked to end, and does so in order

    /// Of the long document: it is stored in several transactions, and is killed in the middle now and then.
    private static final int CHAPTERS = 540;

    private final int kills;
    private final Random random;
    private final Map<String, String> settings;
    private final TrialFaults faults = new TrialFaults();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private int submitted;

    /// @param random   for what is killed, when
    /// @param settings what the environment of service and workers has besides
    WorkerKills(int kills, Random random, Map<String, String> settings) {
        this.kills = kills;
        this.random = random;
        this.settings = settings;
    }

    @Override
    public String name() {
        return kills + " random kills of " + WORKERS + " workers" + (settings.isEmpty() ? "" : " by messages");
    }

    @Override
    public String wanted() {
        return "the graph equals the one of clients that wait; no job lost, no document doubled";
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var environment = new HashMap<>(Map.of(
                "GRAPEVINE_REFRESH_EVERY", "1h", // what follows at a distance is not looked at
                "GRAPEVINE_JOBS_WORKERS", "0",
                "GRAPEVINE_JOBS_LEASE", "PT5S",
                "GRAPEVINE_JOBS_ATTEMPTS", "50"));
        environment.putAll(settings);
        site.start(environment);
        var documents = new ArrayList<>(site.samples());
        documents.add(NamedFile.of("chronicle.md", chronicle()));
        try (var client = site.client()) {
            faults.check(client.upload(documents, COLLECTION).isOk(), "the documents could not be uploaded");
            var whole = site.dump();
            client.delete("api/collections/" + COLLECTION);
            try {
                killAndWait(site, client, documents);
            } finally {
                workers.forEach(WorkerProcess::close);
            }
            Kills.difference(whole, site.dump()).ifPresent(faults::add);
            return new Outcome(
                    "%d kills, %d jobs, %d faults, %d graph elements"
                            .formatted(kills, submitted, faults.count(), whole.size()),
                    faults.found());
        }
    }

    private void killAndWait(Site site, Client client, List<NamedFile> documents) throws InterruptedException {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(site.startWorker());
        }
        for (int kill = 1; kill <= kills; kill++) {
            // the later upload of a document counts, so that the originals are what remains
            submit(client, some(documents).stream().map(Kills::changed).toList());
            submit(client, kill == kills ? documents : some(documents));
            var after = random.nextInt(LATEST_MS);
            Thread.sleep(after);
            int victim = random.nextInt(WORKERS);
            boolean asked = kill % ASKED == 0;
            if (asked) {
                faults.check(workers.get(victim).end(), "a worker that was asked to end did not in time");
            } else {
                workers.get(victim).kill();
            }
            workers.set(victim, site.startWorker());
            site.talk("  %s %d of worker %d after %d ms".formatted(asked ? "end" : "kill", kill, victim, after));
        }
        settle(client);
    }

    private List<NamedFile> some(List<NamedFile> documents) {
        var shuffled = new ArrayList<>(documents);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, shuffled.size() / 3);
    }

    private void submit(Client client, List<NamedFile> documents) throws InterruptedException {
        var reply = client.submit(documents, COLLECTION);
        faults.check(reply.status() == 202, "an upload was answered " + reply);
        submitted += documents.size();
    }

    private void settle(Client client) throws InterruptedException {
        var deadline = System.nanoTime() + SETTLES.toNanos();
        while (count(client, "state=queued&state=running") > 0 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
        }
        var left = count(client, "state=queued&state=running");
        var failed = count(client, "state=failed&state=cancelled");
        var done = count(client, "state=done");
        faults.check(
                left == 0 && failed == 0 && done == submitted,
                "of %d jobs %d are done, %d failed, %d go on".formatted(submitted, done, failed, left));
    }

    private static int count(Client client, String states) throws InterruptedException {
        var reply = client.get("api/jobs?limit=1000&collection=" + COLLECTION + "&" + states);
        return reply.isOk() ? reply.json().path("jobs").size() : Integer.MAX_VALUE;
    }

    private static String chronicle() {
        var text = new StringBuilder("# The chronicle of Pellow Point\n\n");
        for (var year = 0; year < CHAPTERS; year++) {
            text.append("## Year %d\n\nIn the year %d Odo Marsh saw the ship Grey Heron %d pass Pellow Point. "
                            .formatted(year, year, year % 60))
                    .append("The keeper wrote down wind, tide and cargo.\n\n");
        }
        return text.toString();
    }
}
