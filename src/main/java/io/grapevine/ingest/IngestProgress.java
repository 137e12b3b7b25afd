package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.ingest.IngestEvent.DocumentStored;
import io.grapevine.ingest.IngestEvent.Failed;
import io.grapevine.ingest.IngestEvent.Progress;
import io.grapevine.ingest.IngestEvent.Removed;
import io.grapevine.ingest.IngestEvent.Skipped;
import io.grapevine.ingest.IngestEvent.Started;
import io.grapevine.ingest.IngestEvent.Warned;
import io.grapevine.ingest.IngestReport.Failure;
import io.grapevine.ingest.IngestReport.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Counts what happens in one ingest and tells it. Safe for use by many threads.
final class IngestProgress {

    /// What a report of an ingest of many thousand files still shows.
    private static final int MOST_WARNINGS = 1000;

    private final String collection;
    private final Consumer<IngestEvent> events;
    private final long bytes;
    private final long started = System.nanoTime();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int found;
    private int added;
    private int replaced;
    private int unchanged;
    private int removed;
    private int passedOver;
    private int passages;
    private int embedded;
    private long bytesDone;
    private long bytesStored;

    IngestProgress(IngestRequest request, long bytes, Consumer<IngestEvent> events) {
        this.collection = request.collection();
        this.events = events;
        this.bytes = bytes;
        events.accept(new Started(request.inputs().size(), bytes));
    }

    synchronized void found() {
        found++;
    }

    synchronized void embedded(int count) {
        embedded += count;
        tell();
    }

    synchronized void stored(Document document, boolean replaces, int passagesStored, long size) {
        added += replaces ? 0 : 1;
        replaced += replaces ? 1 : 0;
        passages += passagesStored;
        bytesDone += size;
        bytesStored += size;
        events.accept(new DocumentStored(document, replaces));
        tell();
    }

    synchronized void skipped(String source, String reason, boolean isUnchanged, long size) {
        unchanged += isUnchanged ? 1 : 0;
        found += isUnchanged ? 1 : 0;
        passedOver += isUnchanged ? 0 : 1;
        bytesDone += size;
        events.accept(new Skipped(source, reason, isUnchanged));
        tell();
    }

    synchronized void failed(String source, String reason, boolean missing, long size) {
        failures.add(new Failure(source, reason, missing));
        bytesDone += size;
        events.accept(new Failed(source, reason));
        tell();
    }

    synchronized void warned(String source, String warning) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new Warning(source, warning));
        }
        events.accept(new Warned(source, warning));
    }

    synchronized void removed(String source) {
        removed++;
        events.accept(new Removed(source));
    }

    synchronized IngestReport report() {
        return new IngestReport(
                collection, added, replaced, unchanged, removed, passedOver, passages, failures, warnings, seconds());
    }

    private void tell() {
        double seconds = seconds();
        var remaining = bytesStored == 0
                ? Optional.<Duration>empty()
                : Optional.of(
                        Duration.ofMillis((long) (1000 * seconds * Math.max(0, bytes - bytesDone) / bytesStored)));
        events.accept(new Progress(
                added + replaced + unchanged + failures.size(),
                found + failures.size(),
                embedded,
                bytes == 0 ? 1 : Math.min(1, (double) bytesDone / bytes),
                embedded / seconds,
                remaining));
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
