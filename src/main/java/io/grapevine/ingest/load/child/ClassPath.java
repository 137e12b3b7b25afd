package io.grapevine.ingest.load.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/// The class path on which the parser's process finds itself: that of the service.
final class ClassPath {

    private ClassPath() {}

    static String current() {
        var own = System.getProperty("java.class.path");
        var first = Path.of(own.split(File.pathSeparator, 2)[0]);
        // The packaged service starts from a jar whose own loader finds the others beside it.
        var layout = first.toAbsolutePath().getParent();
        if (first.endsWith("quarkus-run.jar") && Files.isDirectory(layout.resolve("lib/main"))) {
            return String.join(
                    File.pathSeparator,
                    layout.resolve("app").resolve("*").toString(),
                    layout.resolve("lib/main").resolve("*").toString(),
                    layout.resolve("lib/boot").resolve("*").toString());
        }
        return own;
    }
}
