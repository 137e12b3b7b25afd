package io.grapevine.ingest;

import io.grapevine.domain.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one ingest has come across, by which documents of earlier ones are told to have vanished. Holds an id
/// for each document of the request.
final class Seen {

    /// The media type of documents that are records of a file of many.
    private static final String RECORD = "application/jsonl";

    private final Set<String> documents = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Set<String> files = new HashSet<>();

    /// @return whether it is new
    boolean add(String document) {
        return documents.add(document);
    }

    /// A source, be it a file, a folder or a file of records, that is there and could not be read: nothing that
    /// came from it has vanished.
    void unreadable(String source) {
        unreadable.add(source);
    }

    /// A file of records that was read to its end.
    void fileOfRecords(String source) {
        files.add(source);
    }

    boolean hasFilesOfRecords() {
        return !files.isEmpty();
    }

    boolean contains(String document) {
        return documents.contains(document);
    }

    /// Whether a document of an earlier ingest came from one of the inputs, or from a file of records that was
    /// read.
    boolean isWithin(Document document, List<IngestRequest.Input> inputs) {
        var source = document.source();
        return inputs.stream().anyMatch(input -> source.equals(input.name()) || isBelow(source, input.name()))
                || isRecordOf(document, files);
    }

    boolean isSafe(Document document) {
        var source = document.source();
        return unreadable.contains(source)
                || unreadable.stream().anyMatch(name -> isBelow(source, name))
                || isRecordOf(document, unreadable);
    }

    private static boolean isBelow(String source, String folder) {
        return source.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    /// An id may hold a `#` as well, so each is tried as the end of the file's name.
    private static boolean isRecordOf(Document document, Set<String> files) {
        var source = document.source();
        if (!document.mediaType().equals(RECORD)) {
            return false;
        }
        for (int hash = source.indexOf('#'); hash >= 0; hash = source.indexOf('#', hash + 1)) {
            if (files.contains(source.substring(0, hash))) {
                return true;
            }
        }
        return false;
    }
}
