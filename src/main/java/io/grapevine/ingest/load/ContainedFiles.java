package io.grapevine.ingest.load;

import io.grapevine.ingest.load.child.ParserProcesses;
import io.grapevine.ingest.load.parsed.Packed;
import java.io.IOException;
import java.nio.file.Path;

/// Takes the files out of archives and mails, each a document of its own whose name begins with that of what
/// holds it: `offer.eml/terms.txt`.
final class ContainedFiles {

    /// Archives in archives: beyond it somebody has made a riddle of it.
    static final int DEEPEST = 5;

    /// What may come out of one archive, in sizes of the largest file that is read.
    private static final int LARGEST = 4;

    private final LoadLimits limits;
    private final ParserProcesses parser;

    ContainedFiles(LoadLimits limits) {
        this.limits = limits;
        this.parser = ParserProcesses.shared(limits.parser());
    }

    /// Writes the files in a container into a folder.
    Packed unpack(Path container, String mediaType, PartsFolder folder) throws IOException, Unreadable {
        return parser.unpack(container, mediaType, folder.path(), LARGEST * limits.fileBytes());
    }
}
