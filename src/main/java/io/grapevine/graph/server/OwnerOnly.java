package io.grapevine.graph.server;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Files and folders that only their owner reads, and what is kept in them.
final class OwnerOnly {

    private OwnerOnly() {}

    /// Creates an empty file of mode 600 where the file system knows modes, so that it is never readable by
    /// others.
    static void create(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(file);
        var f = file.toFile();
        f.setReadable(false, false);
        f.setReadable(true, true);
    }

    /// Makes the folder, of mode 700 where the file system knows modes; one that exists is left as it is.
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /// 192 random bits, in characters that need no quoting anywhere.
    static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
