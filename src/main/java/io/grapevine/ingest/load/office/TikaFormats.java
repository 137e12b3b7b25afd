package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Parsed;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
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
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Reads by Apache Tika what has no reader of its own here: the older Office formats, RTF, and the HTML of
/// mails.
public final class TikaFormats {

    private static final Set<String> NO_TITLES =
            Set.of("untitled", "title", "document", "document1", "powerpoint presentation", "slide 1");

    private static final AutoDetectParser PARSER = new AutoDetectParser();

    private final long textLength;

    public TikaFormats(long textLength) {
        this.textLength = textLength;
    }

    public Parsed read(Path file, String mediaType) throws IOException, RefusedFile {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
        try (var in = TikaInputStream.get(file, metadata)) {
            return read(in, metadata);
        }
    }

    /// Reads from bytes, such as those of a mail's body.
    public Parsed read(byte[] bytes, String mediaType) throws IOException, RefusedFile {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
        try (var in = TikaInputStream.get(bytes, metadata)) {
            return read(in, metadata);
        }
    }

    private Parsed read(TikaInputStream in, Metadata metadata) throws IOException, RefusedFile {
        var handler = new XhtmlBlocks(textLength);
        try {
            PARSER.parse(in, handler, metadata, context());
        } catch (EncryptedDocumentException e) {
            throw new RefusedFile("is protected by a password", e);
        } catch (TikaException | SAXException e) {
            throw new IOException(e);
        }
        return new Parsed(title(metadata), handler.blocks(), metadata(metadata), List.of());
    }

    private static ParseContext context() {
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new Nothing());
        var office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setIncludeDeletedContent(false);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    private static String title(Metadata metadata) {
        var title = metadata.get(TikaCoreProperties.TITLE);
        return title == null
                        || NO_TITLES.contains(title.strip().toLowerCase(Locale.ROOT))
                        || title.startsWith("Microsoft Word - ")
                ? ""
                : title.strip();
    }

    private static SequencedMap<String, String> metadata(Metadata metadata) {
        var named = new LinkedHashMap<String, String>();
        put(named, "author", metadata.get(TikaCoreProperties.CREATOR));
        put(named, "created", metadata.get(TikaCoreProperties.CREATED));
        put(named, "modified", metadata.get(TikaCoreProperties.MODIFIED));
        put(named, "language", metadata.get(TikaCoreProperties.LANGUAGE));
        return named;
    }

    private static void put(SequencedMap<String, String> named, String name, String value) {
        if (value != null && !value.isBlank()) {
            named.put(name, value.strip());
        }
    }

    /// Documents inside documents are left alone: those of a mail are taken out of it one by one.
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
