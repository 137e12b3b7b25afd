package io.grapevine.ingest.load.parsed;

import java.util.List;

/// The files that were in an archive or mail.
///
/// @param warnings what was left out, each a sentence to stand behind the archive's name
public record Packed(List<PackedFile> files, List<String> warnings) {

    public Packed {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }
}
