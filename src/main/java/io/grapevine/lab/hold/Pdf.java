package io.grapevine.lab.hold;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes PDFs by hand, sound ones and such as no printer makes. Object 1 is the catalogue.
final class Pdf {

    private static final String FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private Pdf() {
        write("%PDF-1.7\n");
    }

    /// A document of so many pages of text, and bytes that no page uses, as pictures have them.
    ///
    /// @param padding bytes
    static byte[] pages(int pages, int padding, RandomGenerator random) {
        var pdf = new Pdf();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = new StringBuilder();
        for (var page = 0; page < pages; page++) {
            kids.append(5 + 2 * page).append(" 0 R ");
        }
        pdf.object("<< /Type /Pages /Count " + pages + " /Kids [ " + kids + "] >>");
        pdf.object(FONT);
        pdf.stream(bytes(padding, random));
        for (var page = 0; page < pages; page++) {
            pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " + (6 + 2 * page)
                    + " 0 R /Resources << /Font << /F 3 0 R >> >> >>");
            pdf.stream(text(page));
        }
        return pdf.end(1);
    }

    /// A page and so many objects that nothing refers to.
    static byte[] objects(int objects) {
        var pdf = onePage("");
        for (var i = 0; i < objects; i++) {
            pdf.object("<< /Number " + i + " /Next " + (i + 1) + " 0 R >>");
        }
        return pdf.end(1);
    }

    /// A tree of pages that is its own parent and its own child.
    static byte[] pageLoop() {
        var pdf = new Pdf();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Count 1000000 /Parent 2 0 R /Kids [ 2 0 R 2 0 R 2 0 R ] >>");
        return pdf.end(1);
    }

    /// An array in an array in an array.
    static byte[] nested(int depth) {
        var pdf = onePage(" /Deep " + "[".repeat(depth) + "]".repeat(depth));
        return pdf.end(1);
    }

    /// A table of objects that names itself as the one before.
    static byte[] tableLoop() {
        var pdf = onePage("");
        var text = new String(pdf.end(1), StandardCharsets.ISO_8859_1);
        var at = text.lastIndexOf("startxref") + "startxref\n".length();
        var table = text.substring(at, text.indexOf('\n', at));
        return text.replace("/Root 1 0 R", "/Root 1 0 R /Prev " + table).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A page whose content draws a form that draws itself.
    static byte[] formLoop() {
        var pdf = new Pdf();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>");
        pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /XObject << /X 5 0 R >> >> >>");
        pdf.stream("/X Do".getBytes(StandardCharsets.ISO_8859_1));
        pdf.stream(
                " /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 5 0 R >> >>",
                "/X Do /X Do".getBytes(StandardCharsets.ISO_8859_1));
        return pdf.end(1);
    }

    private static Pdf onePage(String more) {
        var pdf = new Pdf();
        pdf.object("<< /Type /Catalog /Pages 2 0 R" + more + " >>");
        pdf.object("<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>");
        pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /Font << /F 5 0 R >> >> >>");
        pdf.stream(text(0));
        pdf.object(FONT);
        return pdf;
    }

    private static byte[] text(int page) {
        var text = new StringBuilder("BT /F 11 Tf 60 740 Td 14 TL\n");
        for (var line = 0; line < 40; line++) {
            text.append("(Page ")
                    .append(page)
                    .append(", line ")
                    .append(line)
                    .append(": Odo Marsh keeps the lighthouse of Pellow Point and writes down each ship.) Tj T*\n");
        }
        return text.append("ET").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(int count, RandomGenerator random) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private void object(String content) {
        begin();
        write(content + "\nendobj\n");
    }

    private void stream(byte[] content) {
        stream("", content);
    }

    private void stream(String dictionary, byte[] content) {
        begin();
        write("<< /Length " + content.length + dictionary + " >>\nstream\n");
        out.writeBytes(content);
        write("\nendstream\nendobj\n");
    }

    private void begin() {
        offsets.add(out.size());
        write(offsets.size() + " 0 obj\n");
    }

    private byte[] end(int root) {
        var table = out.size();
        write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write("%010d 00000 n \n".formatted(offset)));
        write("trailer\n<< /Size " + (offsets.size() + 1) + " /Root " + root + " 0 R >>\nstartxref\n" + table
                + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
