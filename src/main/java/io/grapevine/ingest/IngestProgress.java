package io.grapevine.ingest;

import io.grapevine.ingest.IngestEvent.DocumentStored;
import io.grapevine.ingest.IngestEvent.Failed;
import io.grapevine.ingest.IngestEvent.Progress;
import io.grapevine.ingest.IngestEvent.Removed;
import io.grapevine.ingest.IngestEvent.Skipped;
import io.grapevine.ingest.IngestEvent.Started;
import io.grapevine.ingest.IngestEvent.Warned;
import io.grapevine.ingest.IngestReport.Failure;
import io.grapevine.ingest.IngestReport.Warning;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Counts what happens in one ingest and tells it. Safe for use by many threads.
///
/// A document's bytes count as its passages are embedded, which is what takes the time, so that the fraction
/// moves within a long document.
final class IngestProgress implements Tally {

    /// What a report of an ingest of many thousand files still shows.
    private static final int MOST_WARNINGS = 1000;

    private final String collection;
    private final Consumer<IngestEvent> events;
    private final long bytes;
    private final long started = System.nanoTime();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final IdentityHashMap<Draft, Double> underWay = new IdentityHashMap<>(); // bytes that count already
    private long firstFound; // when the first document was found that is not in the graph; 0 before
    private int found;
    private int added;
    private int replaced;
    private int unchanged;
    private int removed;
    private int vanished;
    private int passedOver;
    private int passages;
    private int embedded;
    private boolean interrupted;
    private double bytesDone;
    private double bytesEmbedded;

    /// @param bytes of all files that will be read
    IngestProgress(IngestRequest request, long bytes, Consumer<IngestEvent> events) {
        this.collection = request.collection();
        this.events = events;
        this.bytes = bytes;
        events.accept(new Started(request.inputs().size(), bytes));
    }

    synchronized void found() {
        found++;
        firstFound = firstFound == 0 ? System.nanoTime() : firstFound;
    }

    @Override
    public synchronized void embedded(Draft draft, int count) {
        embedded += count;
        bytesEmbedded += count(draft, count);
        tell();
    }

    @Override
    public synchronized void resumed(Draft draft, int count) {
        count(draft, count);
        tell();
    }

    @Override
    public synchronized void stored(Draft draft) {
        added += draft.replaces() ? 0 : 1;
        replaced += draft.replaces() ? 1 : 0;
        passages += draft.passages().count();
        countWhole(draft);
        events.accept(new DocumentStored(draft.document(), draft.replaces()));
        tell();
    }

    @Override
    public synchronized void failed(Draft draft, String reason) {
        if (draft.isAbandoned()) {
            return; // another of its parts has told
        }
        draft.abandon();
        countWhole(draft);
        failed(draft.document().source(), reason, false, 0);
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

    synchronized void skipped(String source, String reason, boolean isUnchanged, long size) {
        unchanged += isUnchanged ? 1 : 0;
        found += isUnchanged ? 1 : 0;
        passedOver += isUnchanged ? 0 : 1;
        bytesDone += size;
        events.accept(new Skipped(source, reason, isUnchanged));
        tell();
    }

    synchronized void removed(String source) {
        removed++;
        events.accept(new Removed(source));
    }

    synchronized void vanished(int count) {
        vanished = count;
    }

    synchronized void interrupted() {
        interrupted = true;
        events.accept(new IngestEvent.Interrupted());
    }

    synchronized IngestReport report() {
        return new IngestReport(
                collection,
                added,
                replaced,
                unchanged,
                removed,
                vanished,
                passedOver,
                passages,
                // stages fail in any order
                failures.stream().sorted(Comparator.comparing(Failure::source)).toList(),
                warnings,
                interrupted,
                secondsSince(started));
    }

    /// @return the bytes that so many of its passages stand for
    private double count(Draft draft, int count) {
        double share =
                (double) draft.bytes() * count / Math.max(1, draft.passages().count());
        underWay.merge(draft, share, Double::sum);
        bytesDone += share;
        return share;
    }

    private void countWhole(Draft draft) {
        var counted = underWay.remove(draft);
        bytesDone += draft.bytes() - (counted == null ? 0 : counted);
    }

    private void tell() {
        double seconds = secondsSince(started);
        events.accept(new Progress(
                added + replaced + unchanged + failures.size(),
                found + failures.size(),
                embedded,
                bytes == 0 ? 1 : Math.clamp(bytesDone / bytes, 0, 1),
                embedded / seconds,
                remaining()));
    }

    private Optional<Duration> remaining() {
        if (bytesEmbedded == 0) {
            return Optional.empty();
        }
        double left = Math.max(0, bytes - bytesDone);
        return Optional.of(Duration.ofMillis((long) (1000 * secondsSince(firstFound) * left / bytesEmbedded)));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
