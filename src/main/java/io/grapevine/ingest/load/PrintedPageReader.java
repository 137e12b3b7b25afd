package io.grapevine.ingest.load;

import io.grapevine.ingest.load.ContentBuilder.Gap;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Takes in the pages that Tika's parser finds in a PDF.
///
/// Lines end there because the page was full, so they are joined again, and a word that was parted is made whole.
/// What is a heading is not marked; a short line that stands alone over a longer paragraph is taken for one.
final class PrintedPageReader extends DefaultHandler {

    private static final Pattern PARTED_WORD = Pattern.compile("(?<=\\p{Ll})[-\\u00AD]\\n(?=\\p{Ll})");
    private static final Pattern HEADING = Pattern.compile("[\\p{Lu}\\p{N}][^\\n]{0,69}(?<![.:;,?!])");

    private final ContentBuilder builder;
    private final StringBuilder paragraph = new StringBuilder();
    private String held = ""; // a short line, until it is known what comes behind it
    private boolean inPage;

    PrintedPageReader(ContentBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("div") && "page".equals(attributes.getValue("class"))) {
            builder.page();
            inPage = true;
        } else if (name.equals("p")) {
            endParagraph();
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("p")) {
            endParagraph();
        } else if (name.equals("div") && inPage) {
            endParagraph();
            release();
            inPage = false;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inPage) {
            paragraph.append(characters, start, length);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    private void endParagraph() {
        var text = PARTED_WORD.matcher(paragraph.toString().strip()).replaceAll("");
        paragraph.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        if (HEADING.matcher(text).matches()) {
            release();
            held = text;
            return;
        }
        if (!held.isEmpty()) {
            builder.beginHeading(1).flow(held).endHeading();
            held = "";
        }
        builder.gap(Gap.PARAGRAPH).flow(text);
    }

    /// What is held was no heading: nothing but another short line stands below it.
    private void release() {
        if (!held.isEmpty()) {
            builder.gap(Gap.PARAGRAPH).flow(held);
            held = "";
        }
    }
}
