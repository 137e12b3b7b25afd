package io.grapevine.evaluate;

import io.grapevine.domain.GrapevineException.BadInput;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// A record of a corpus: title, newline and text are what is embedded.
public record CorpusRecord(String id, String title, String text) {

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
