package io.grapevine.graph.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Keeps the log that a child process appends to from growing for ever: at each start a log of more than 10 MB
/// becomes `NAME.1`, and the older ones move up to `NAME.3`.
final class LogRotation {

    private static final long LARGEST = 10 << 20;
    private static final int KEPT = 3;

    private LogRotation() {}

    static void rotate(Path log) throws IOException {
        rotate(log, LARGEST);
    }

    static void rotate(Path log, long largest) throws IOException {
        if (!Files.exists(log) || Files.size(log) <= largest) {
            return;
        }
        for (var number = KEPT - 1; number >= 1; number--) {
            if (Files.exists(numbered(log, number))) {
                Files.move(numbered(log, number), numbered(log, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path numbered(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
