package io.grapevine.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Replies of the chat model that could be parsed, kept in files by the hash of all that led to them (prompt,
/// model, passage): a passage is paid for once, and a run that was interrupted goes on where it stopped. Safe
/// for many threads and processes.
final class ExtractionCache {

    private final Path folder;

    ExtractionCache(Path folder) {
        this.folder = folder;
    }

    Optional<String> find(String request) {
        try {
            return Optional.of(Files.readString(file(request)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the extraction cache", e);
        }
    }

    void keep(String request, String reply) {
        var file = file(request);
        try {
            Files.createDirectories(file.getParent());
            var whole = Files.createTempFile(file.getParent(), "reply", ".tmp");
            Files.writeString(whole, reply);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the extraction cache", e);
        }
    }

    private Path file(String request) {
        var hash = sha256(request);
        return folder.resolve(hash.substring(0, 2)).resolve(hash + ".json");
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
