package io.grapevine.ingest.source;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.IngestRequest.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A folder, or a file, of this machine, called as `ingest` calls it.
///
/// @param home paths below it are called from there
public record FolderSource(Path path, Path home) implements CollectionSource {

    @Override
    public String name() {
        return IngestRequest.nameOf(path, home);
    }

    @Override
    public SourceListing list(Path folder, Consumer<String> told) {
        if (!Files.exists(path)) {
            throw new BadInput(path + " does not exist. Nothing was changed.");
        }
        if (!Files.isReadable(path)) {
            throw new Unavailable(path + " cannot be read: permission denied. Nothing was changed.", null);
        }
        return new SourceListing(List.of(new Input(name(), path)), Map.of());
    }

    /// Names, sizes and times of all files.
    @Override
    public Optional<String> state() {
        try (var files = Files.walk(path)) {
            return Optional.of(files.map(FolderSource::stateOf).sorted().collect(Collectors.joining("\n")));
        } catch (IOException | UncheckedIOException changing) {
            return Optional.empty();
        }
    }

    private static String stateOf(Path file) {
        try {
            return file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return file + " gone";
        }
    }
}
