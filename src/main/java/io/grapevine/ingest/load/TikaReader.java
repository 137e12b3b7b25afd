package io.grapevine.ingest.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Reads PDF, Office documents and web pages by Apache Tika. Safe for use by many threads.
///
/// Documents inside documents are left alone. Tika guards against compressed files that unfold without end, and its
/// XML parsers neither resolve entities nor fetch anything.
final class TikaReader {

    private static final Set<String> NO_TITLES =
            Set.of("untitled", "title", "document", "document1", "powerpoint presentation");

    private final AutoDetectParser parser = new AutoDetectParser();
    private final LoadLimits limits;

    TikaReader(LoadLimits limits) {
        this.limits = limits;
    }

    Content read(Path file, String mediaType, String fallbackTitle) throws Unreadable {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
        var builder = new ContentBuilder(limits.textLength());
        try (var in = TikaInputStream.get(file, metadata)) {
            parser.parse(in, new XhtmlReader(builder), metadata, context());
        } catch (TikaException | SAXException | IOException | RuntimeException | StackOverflowError e) {
            throw new Unreadable(reasonOf(e), e);
        }
        var content = builder.build("", mediaType);
        return builder.build(titleOf(metadata, content).orElse(fallbackTitle), mediaType);
    }

    private static ParseContext context() {
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new Nothing());
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractBookmarksText(false);
        pdf.setExtractAnnotationText(false);
        context.set(PDFParserConfig.class, pdf);
        var office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true); // reads as it goes: no tree of the whole document in memory
        office.setUseSAXPptxExtractor(true);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    private static Optional<String> titleOf(Metadata metadata, Content content) {
        return Optional.ofNullable(metadata.get(TikaCoreProperties.TITLE))
                .map(String::strip)
                .filter(title -> !title.isEmpty()
                        && !NO_TITLES.contains(title.toLowerCase())
                        && !title.startsWith("Microsoft Word - "))
                .or(() -> content.headings().stream().map(Heading::title).findFirst());
    }

    private static String reasonOf(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && !(cause instanceof EncryptedDocumentException)) {
            cause = cause.getCause();
        }
        var message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        return switch (cause) {
            case EncryptedDocumentException encrypted -> "is protected by a password";
            case ContentBuilder.TooMuchText tooMuch -> message;
            default -> "is broken: " + (message.isBlank() ? cause.getClass().getSimpleName() : message);
        };
    }

    private static final class Nothing implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            throw new UnsupportedOperationException("documents inside documents are not read");
        }
    }
}
