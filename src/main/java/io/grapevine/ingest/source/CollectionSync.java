package io.grapevine.ingest.source;

import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestReport;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.IngestRequest.Vanished;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Makes a collection equal to its sources: what is new or changed is read, what is in none of them goes.
///
/// A source that cannot be read changes nothing; one that has lost more than half of the collection changes
/// nothing either, unless that is asked for. Safe for use by many threads, each with its own collection.
@Singleton
public final class CollectionSync {

    private final IngestPipeline pipeline;

    public CollectionSync(IngestPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /// @param vanished what becomes of what is in none of the sources
    /// @param how      by what the documents are read
    /// @param events   told one at a time, from several threads
    /// @param told     lines about sources that are being listed
    /// @throws io.grapevine.domain.GrapevineException where a source cannot be read, or nothing can be stored
    public IngestReport sync(
            List<CollectionSource> sources,
            String collection,
            Vanished vanished,
            UnaryOperator<IngestRequest> how,
            Consumer<IngestEvent> events,
            Consumer<String> told) {
        var folder = temporary();
        try {
            var inputs = new ArrayList<Input>();
            var unread = new HashMap<String, String>();
            for (var source : sources) {
                var own = Files.createDirectory(folder.resolve(String.valueOf(sources.indexOf(source))));
                var listing = source.list(own, told);
                inputs.addAll(listing.inputs());
                unread.putAll(listing.unread());
            }
            var request = new IngestRequest(inputs, collection).with(vanished).ofWholeCollection(unread);
            return pipeline.ingest(how.apply(request), events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("grapevine-sync");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
