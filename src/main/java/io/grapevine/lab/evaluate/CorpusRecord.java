package io.grapevine.lab.evaluate;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestRequest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// A record of a corpus: title, newline and text are what is embedded.
public record CorpusRecord(String id, String title, String text) {

    private static final String SOURCE = "corpus.jsonl";

    /// To ingest the file; each record is a document of its own.
    static IngestRequest request(Path file, String collection) {
        return new IngestRequest(List.of(new IngestRequest.Input(SOURCE, file)), collection);
    }

    /// @param source of a document that such a request has made
    static String idOf(String source) {
        return source.substring(SOURCE.length() + 1);
    }

    /// Reads lines with `id`, `title` and `text`.
    ///
    /// @throws BadInput that names file and line of what is wrong
    public static List<CorpusRecord> read(Path file) {
        var ids = new HashSet<String>();
        return JsonLines.read(file, row -> {
            var record = new CorpusRecord(row.text("id"), row.text("title"), row.text("text"));
            if (!ids.add(record.id())) {
                throw row.bad("has the id \"" + record.id() + "\" of an earlier line");
            }
            return record;
        });
    }
}
