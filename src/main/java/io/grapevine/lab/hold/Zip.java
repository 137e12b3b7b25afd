package io.grapevine.lab.hold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes archives whose entries may be of any size: what repeats costs next to nothing. Used by one thread.
final class Zip {

    private static final int BLOCK = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    Zip put(String name, byte[] content) {
        return put(name, "", content, 1, "");
    }

    Zip put(String name, String content) {
        return put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// An entry of `before`, `repeated` so many times, and `after`.
    Zip put(String name, String before, byte[] repeated, long times, String after) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(before.getBytes(StandardCharsets.UTF_8));
            for (var i = 0L; i < times; i++) {
                zip.write(repeated);
            }
            zip.write(after.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// So many megabytes of zeros.
    static byte[] zeros(int megabytes) {
        return new Zip().put("zeros.txt", "", new byte[BLOCK], megabytes, "").bytes();
    }

    /// The same, by gzip.
    static byte[] gzip(int megabytes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (var i = 0; i < megabytes; i++) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// An archive in an archive in an archive.
    static byte[] nested(int depth) {
        var inner = zeros(20);
        for (var i = 0; i < depth; i++) {
            inner = new Zip().put("inner.zip", inner).put("again.zip", inner).bytes();
        }
        return inner;
    }

    /// A workbook whose table of strings is as long as wanted.
    ///
    /// @param table the strings' XML
    static byte[] workbook(String before, byte[] table, long times, String after) {
        var types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";
        var main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return new Zip()
                .put("[Content_Types].xml", types)
                .put("_rels/.rels", relations(office + "/officeDocument", "xl/workbook.xml"))
                .put(
                        "xl/workbook.xml",
                        "<workbook " + main + " xmlns:r=\"" + office
                                + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                .put(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                office + "/worksheet",
                                "worksheets/sheet1.xml",
                                office + "/sharedStrings",
                                "sharedStrings.xml"))
                .put(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet " + main
                                + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>")
                .put("xl/sharedStrings.xml", before, table, times, after)
                .bytes();
    }

    /// A text document of Word with this body.
    static byte[] word(String prolog, String body) {
        var types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        return new Zip()
                .put("[Content_Types].xml", types)
                .put(
                        "_rels/.rels",
                        relations(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
                                "word/document.xml"))
                .put(
                        "word/document.xml",
                        prolog
                                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + body + "</w:body></w:document>")
                .bytes();
    }

    /// @param typesAndTargets by turns
    private static String relations(String... typesAndTargets) {
        var text = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (var i = 0; i < typesAndTargets.length; i += 2) {
            text.append("<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>"
                    .formatted(i / 2 + 1, typesAndTargets[i], typesAndTargets[i + 1]));
        }
        return text.append("</Relationships>").toString();
    }
}
