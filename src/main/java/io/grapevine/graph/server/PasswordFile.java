package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The managed Neo4j's password, in a file that its owner alone can read.
record PasswordFile(Path home) {

    Path file() {
        return home.resolve("password");
    }

    /// Writes a new one where there is none.
    void make() throws IOException {
        if (Files.exists(file())) {
            return;
        }
        var draft = home.resolve("password.new");
        Files.deleteIfExists(draft);
        OwnerOnly.create(draft);
        Files.writeString(draft, OwnerOnly.secret(), StandardOpenOption.WRITE);
        Files.move(draft, file());
    }

    /// @throws Unavailable with the way out, where it cannot be read
    String read() {
        try {
            return Files.readString(file()).strip();
        } catch (IOException e) {
            throw new Unavailable(
                    "Cannot read Neo4j's password from " + file() + ": " + e.getMessage()
                            + ". Write one of at least 8 characters there and run: ./grapevine neo4j stop",
                    e);
        }
    }
}
