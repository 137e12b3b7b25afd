package io.grapevine.ingest.load.mail;

import io.grapevine.ingest.load.parsed.Packed;
import io.grapevine.ingest.load.parsed.PackedFile;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/// Writes the files in an archive, mailbox or mail into a folder, under names of their own numbers.
///
/// Names from inside are never used as paths. What is beyond the limits is left out and told.
public final class Unpacker {

    private static final Set<String> ARCHIVES = Set.of(
            "application/zip", "application/x-tar", "application/gzip", "application/x-bzip2", "application/x-gtar");
    private static final int BUFFER = 1 << 16;

    /// The line that begins a mail in a mailbox: sender and day. A sentence may begin with "From", too.
    private static final Pattern FROM = Pattern.compile("From \\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ");

    private final Path folder;
    private final int mostFiles;
    private final long mostBytes;
    private final List<PackedFile> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long bytes;

    /// @param mostBytes of all files together
    public Unpacker(Path folder, int mostFiles, long mostBytes) {
        this.folder = folder;
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
    }

    /// Whether there are files to be taken out of files of a media type.
    public static boolean unpacks(String mediaType) {
        return ARCHIVES.contains(mediaType) || mediaType.equals("application/mbox") || MailReader.reads(mediaType);
    }

    public Packed unpack(Path file, String mediaType) throws IOException, RefusedFile {
        try {
            if (MailReader.reads(mediaType)) {
                for (var attachment : MailReader.mail(file, mediaType).attachments()) {
                    take(attachment.name(), new ByteArrayInputStream(attachment.bytes()));
                }
            } else if (mediaType.equals("application/mbox")) {
                mailbox(file);
            } else if (mediaType.equals("application/zip")) {
                zip(file);
            } else {
                stream(file);
            }
        } catch (Full full) {
            warnings.add(full.getMessage());
        }
        return new Packed(files, warnings);
    }

    private void zip(Path file) throws IOException, RefusedFile, Full {
        try (var zip = ZipFile.builder().setPath(file).get()) {
            var entries = zip.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.isDirectory()) {
                    continue;
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new RefusedFile("is protected by a password");
                }
                if (!zip.canReadEntryData(entry)) {
                    warnings.add("\"" + entry.getName() + "\" in it is packed in a way that cannot be read");
                    continue;
                }
                try (var in = zip.getInputStream(entry)) {
                    take(entry.getName(), in);
                }
            }
        }
    }

    private void stream(Path file) throws IOException, Full {
        try (var in = new BufferedInputStream(unpressed(file))) {
            if (!isTar(in)) {
                var name = file.getFileName().toString();
                take(name.replaceAll("(?i)\\.(?:gz|bz2)$", ""), in);
                return;
            }
            try (ArchiveInputStream<?> tar =
                    new ArchiveStreamFactory().createArchiveInputStream(ArchiveStreamFactory.TAR, in)) {
                for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        take(entry.getName(), tar);
                    }
                }
            }
        } catch (ArchiveException e) {
            throw new IOException(e);
        }
    }

    private static InputStream unpressed(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new CompressorStreamFactory().createCompressorInputStream(in);
        } catch (CompressorException notCompressed) {
            return in;
        }
    }

    private static boolean isTar(BufferedInputStream in) throws IOException {
        in.mark(1024);
        var head = in.readNBytes(512);
        in.reset();
        return head.length == 512 && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    /// Parts a mailbox where such a line stands behind a blank one.
    private void mailbox(Path file) throws IOException, Full {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            var mail = new ByteArrayOutputStream();
            var line = new ByteArrayOutputStream();
            boolean blank = true;
            int number = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                line.write(c);
                if (c != '\n') {
                    continue;
                }
                boolean begins = blank
                        && FROM.matcher(line.toString(StandardCharsets.ISO_8859_1))
                                .lookingAt();
                if (begins && mail.size() > 0) {
                    take(mailName(++number), new ByteArrayInputStream(mail.toByteArray()));
                    mail.reset();
                }
                if (!begins) {
                    line.writeTo(mail);
                }
                blank = line.size() <= 2;
                line.reset();
            }
            line.writeTo(mail);
            if (mail.size() > 0) {
                take(mailName(++number), new ByteArrayInputStream(mail.toByteArray()));
            }
        }
    }

    private static String mailName(int number) {
        return "%05d.eml".formatted(number);
    }

    private void take(String name, InputStream in) throws IOException, Full {
        if (files.size() >= mostFiles) {
            throw new Full("holds more than " + mostFiles + " files; those behind were left out");
        }
        var target = folder.resolve(files.size() + ".part");
        try (var out = Files.newOutputStream(target)) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new Full("unfolds to more than " + (mostBytes >> 20) + " MB; what is behind \"" + name
                            + "\" was left out");
                }
                out.write(buffer, 0, read);
            }
        }
        files.add(new PackedFile(cleaned(name), target.toString()));
    }

    // Kept as a name, with its folders, but without ways up and without what a terminal would obey.
    private static String cleaned(String name) {
        var clean = name.replace('\\', '/').replaceAll("\\p{Cntrl}", " ").replaceAll("(?:^|/)\\.{1,2}(?=/)", "");
        var relative = clean.replaceAll("^/+", "");
        return relative.isBlank() ? "unnamed" : relative;
    }

    private static final class Full extends Exception {

        Full(String message) {
            super(message);
        }
    }
}
