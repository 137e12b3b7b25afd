package io.grapevine.graph.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What the running managed server wrote about itself.
///
/// @param started the process's start, as the operating system tells it: a recycled pid has another one
record ServerState(long pid, String started, int port) {

    static Optional<ServerState> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new ServerState(
                    Long.parseLong(properties.getProperty("pid", "")),
                    properties.getProperty("started", ""),
                    Integer.parseInt(properties.getProperty("port", ""))));
        } catch (NoSuchFileException | NumberFormatException absentOrBroken) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The process, if it is still the one that wrote this.
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(p -> started.isEmpty()
                        || p.info()
                                .startInstant()
                                .map(i -> i.toString().equals(started))
                                .orElse(true));
    }
}
