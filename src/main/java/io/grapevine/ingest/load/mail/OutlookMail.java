package io.grapevine.ingest.load.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;

/// Reads a mail as Outlook stores it (MSG), by Apache POI.
final class OutlookMail {

    private OutlookMail() {}

    static Mail read(Path file) throws IOException {
        try (var message = new MAPIMessage(file.toFile())) {
            return read(message);
        }
    }

    private static Mail read(MAPIMessage message) throws IOException {
        message.setReturnNullOnMissingChunk(false);
        message.guess7BitEncoding();
        return new Mail(
                text(message::getSubject),
                headers(message),
                text(message::getTextBody),
                text(message::getHtmlBody),
                attachments(message));
    }

    private static Map<String, String> headers(MAPIMessage message) {
        var headers = new LinkedHashMap<String, String>();
        put(headers, "From", text(message::getDisplayFrom));
        put(headers, "To", text(message::getDisplayTo));
        put(headers, "Cc", text(message::getDisplayCC));
        try {
            var date = message.getMessageDate();
            if (date != null) {
                headers.put(
                        "Date",
                        date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString());
            }
        } catch (ChunkNotFoundException noDate) {
            headers.remove("Date");
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isBlank()) {
            headers.put(name, value.strip());
        }
    }

    private static List<Mail.Attachment> attachments(MAPIMessage message) throws IOException {
        var attachments = new ArrayList<Mail.Attachment>();
        for (AttachmentChunks chunks : message.getAttachmentFiles()) {
            if (chunks.isEmbeddedMessage()) {
                attachments.add(new Mail.Attachment("message.eml", embedded(chunks)));
            } else if (chunks.getAttachData() != null) {
                attachments.add(new Mail.Attachment(nameOf(chunks), chunks.getEmbeddedAttachmentObject()));
            }
        }
        return attachments;
    }

    // A mail in a mail has no file of its own: it is told as one that was sent.
    private static byte[] embedded(AttachmentChunks chunks) throws IOException {
        try (var inner = chunks.getEmbeddedMessage()) {
            var mail = read(inner);
            var out = new ByteArrayOutputStream();
            var head = new StringBuilder("Subject: " + mail.subject().replaceAll("\\s+", " ") + "\r\n");
            mail.headers()
                    .forEach((name, value) -> head.append(name)
                            .append(": ")
                            .append(value.replaceAll("\\s+", " "))
                            .append("\r\n"));
            boolean html = mail.plain().isBlank();
            head.append("Content-Type: text/").append(html ? "html" : "plain").append("; charset=UTF-8\r\n\r\n");
            head.append(html ? mail.html() : mail.plain());
            out.write(head.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return out.toByteArray();
        }
    }

    private static String nameOf(AttachmentChunks chunks) {
        if (chunks.getAttachLongFileName() != null) {
            return chunks.getAttachLongFileName().toString();
        }
        return chunks.getAttachFileName() == null
                ? "attachment"
                : chunks.getAttachFileName().toString();
    }

    private interface Chunk {
        String get() throws ChunkNotFoundException;
    }

    private static String text(Chunk chunk) {
        try {
            var text = chunk.get();
            return text == null ? "" : text;
        } catch (ChunkNotFoundException missing) {
            return "";
        }
    }
}
