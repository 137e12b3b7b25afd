package io.grapevine.ingest.load.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.MimeConfig;

/// Reads a mail in the format in which it is sent (RFC 5322, MIME), by Apache James Mime4j.
final class MimeMail {

    private static final List<String> HEADERS = List.of("From", "To", "Cc", "Date");

    /// Multiparts in multiparts; a mail that was forwarded often has ten.
    private static final int DEEPEST = 30;

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Mail.Attachment> attachments = new ArrayList<>();

    private MimeMail() {}

    static Mail read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    static Mail read(InputStream in) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        var message = builder.parseMessage(in);
        try {
            var parts = new MimeMail();
            parts.take(message, 0);
            return new Mail(
                    header(message, "Subject").orElse(""),
                    headers(message),
                    parts.plain.toString(),
                    parts.html.toString(),
                    parts.attachments);
        } finally {
            message.dispose();
        }
    }

    private static Map<String, String> headers(Message message) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : HEADERS) {
            header(message, name).ifPresent(value -> headers.put(name, value));
        }
        return headers;
    }

    private static Optional<String> header(Entity entity, String name) {
        return Optional.ofNullable(entity.getHeader().getField(name))
                .map(field -> DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT))
                .map(value -> value.replaceAll("\\s+", " ").strip())
                .filter(value -> !value.isEmpty());
    }

    private void take(Entity entity, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("has parts in parts, more than " + DEEPEST + " deep");
        }
        Body body = entity.getBody();
        switch (body) {
            case Multipart multipart -> {
                for (var part : multipart.getBodyParts()) {
                    take(part, depth + 1);
                }
            }
            case Message forwarded ->
                attachments.add(new Mail.Attachment(nameOf(entity, "message.eml"), bytes(forwarded)));
            case TextBody text when !isAttachment(entity) -> takeText(entity, text);
            case TextBody text ->
                attachments.add(new Mail.Attachment(nameOf(entity, "text.txt"), bytes(text.getInputStream())));
            case BinaryBody binary ->
                attachments.add(new Mail.Attachment(nameOf(entity, "attachment"), bytes(binary.getInputStream())));
            case null, default -> {}
        }
    }

    private void takeText(Entity entity, TextBody body) throws IOException {
        var text = decode(body);
        var target = "text/html".equals(entity.getMimeType()) ? html : plain;
        if ("text/calendar".equals(entity.getMimeType())) {
            attachments.add(
                    new Mail.Attachment(nameOf(entity, "invitation.ics"), text.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        target.append(target.isEmpty() ? "" : "\n\n").append(text);
    }

    private static String decode(TextBody body) throws IOException {
        var bytes = bytes(body.getInputStream());
        var named = body.getMimeCharset();
        try {
            return new String(bytes, named == null ? StandardCharsets.UTF_8 : Charset.forName(named));
        } catch (IllegalArgumentException unknownCharset) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static boolean isAttachment(Entity entity) {
        return "attachment".equalsIgnoreCase(entity.getDispositionType())
                || entity.getFilename() != null && !entity.getMimeType().equals("text/html");
    }

    private static String nameOf(Entity entity, String otherwise) {
        var name = entity.getFilename();
        if (name == null) {
            name = contentTypeName(entity).orElse(otherwise);
        }
        return DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT);
    }

    private static Optional<String> contentTypeName(Entity entity) {
        return entity.getHeader().getField("Content-Type")
                        instanceof org.apache.james.mime4j.dom.field.ContentTypeField type
                ? Optional.ofNullable(type.getParameter("name"))
                : Optional.empty();
    }

    private static byte[] bytes(Message message) throws IOException {
        var out = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, out);
        return out.toByteArray();
    }

    private static byte[] bytes(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }
}
