package io.grapevine.cli;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the documents that a user of the command line names.
record NamedDocuments(DocumentStore store, Path home) {

    private static final int TOLD = 5;

    /// The documents of an id, a source or a path; a file of records names all of its records. A bare file name
    /// is enough where one document ends so.
    List<Document> find(Optional<String> collection, String name) {
        var path = asPath(name);
        var found = store.named(collection.map(Set::of).orElse(Set.of()), List.of(name, path));
        var exact = found.stream()
                .filter(document -> document.isNamed(name) || document.isNamed(path))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        var files = found.stream().map(NamedDocuments::fileOf).distinct().toList();
        if (files.size() > 1) {
            throw new BadInput(name + " may be any of " + files.size() + " documents: "
                    + files.stream().limit(TOLD).collect(Collectors.joining(", "))
                    + (files.size() > TOLD ? ", ..." : "") + ". Give the whole source or the id.");
        }
        if (found.isEmpty()) {
            throw new NotFound("There is no document " + name + ". List what there is with: grapevine documents list");
        }
        return found;
    }

    private String asPath(String name) {
        try {
            return IngestRequest.nameOf(Path.of(name), home);
        } catch (InvalidPathException notAPath) {
            return name;
        }
    }

    /// A document's file, with its collection: a record's file is that of all its records.
    private static String fileOf(Document document) {
        int record = document.mediaType().equals("application/jsonl")
                ? document.source().indexOf('#')
                : -1;
        var file = record < 0 ? document.source() : document.source().substring(0, record);
        return file + " (" + document.collection() + ")";
    }
}
