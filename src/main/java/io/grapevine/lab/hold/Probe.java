package io.grapevine.lab.hold;

import io.grapevine.lab.evaluate.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody else who asks one question after the other while something is done to the service.
final class Probe implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Client client;
    private final String question;
    private final Thread thread;
    private final Latencies latencies = new Latencies();
    private final List<String> faults = new ArrayList<>();
    private volatile boolean over;

    Probe(Client client, String question) {
        this.client = client;
        this.question = question;
        thread = Thread.ofPlatform().name("probe").start(this::run);
    }

    /// Ends it and waits for its last answer.
    void end() throws InterruptedException {
        over = true;
        thread.join();
    }

    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    /// Answers so far; once it has ended, all.
    synchronized int answers() {
        return latencies.count();
    }

    synchronized Duration longest() {
        return latencies.count() == 0 ? Duration.ZERO : Duration.ofMillis(Math.round(latencies.percentileMs(100)));
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private void run() {
        try {
            while (!over) {
                note(client.ask(question, Optional.empty()));
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Reply reply) {
        latencies.add(reply.took().toNanos());
        if (!reply.isOk()) {
            faults.add("another question: " + reply);
        }
    }
}
