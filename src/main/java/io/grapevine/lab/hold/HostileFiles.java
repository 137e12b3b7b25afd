package io.grapevine.lab.hold;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Files that someone makes to break whoever reads them. Each is made when it is asked for: some are large.
final class HostileFiles {

    private static final String BOMB = "<!DOCTYPE b [<!ENTITY a0 \"ha\">" + entities() + "]>";
    private static final String OUTSIDE =
            "<!DOCTYPE b [<!ENTITY out SYSTEM \"file:///etc/passwd\"><!ENTITY a9 \"&out;\">]>";

    private final List<Hostile> all = new ArrayList<>();

    /// @param what is wrong with it
    record Hostile(String what, Supplier<NamedFile> file) {}

    private HostileFiles() {}

    static List<Hostile> all() {
        var files = new HostileFiles();
        files.archives();
        files.office();
        files.pdf();
        files.markdown();
        files.structures();
        files.records();
        files.characters();
        files.names();
        files.falseTypes();
        return List.copyOf(files.all);
    }

    private void archives() {
        add("zip bomb", "bomb.zip", () -> Zip.zeros(1_000));
        add("gzip bomb", "bomb.txt.gz", () -> Zip.gzip(1_000));
        add("archives in archives", "nested.zip", () -> Zip.nested(9));
        add(
                "archive with paths out of it",
                "paths.zip",
                () -> new Zip()
                        .put("../../../tmp/out.txt", "out")
                        .put("/tmp/absolute.txt", "out")
                        .put("C:\\out.txt", "out")
                        .put("a\u0000b.txt", "out")
                        .bytes());
        add("archive of 20,000 files", "many.zip", () -> {
            var zip = new Zip();
            for (var i = 0; i < 20_000; i++) {
                zip.put("f" + i + ".txt", "x");
            }
            return zip.bytes();
        });
        add("archive cut in its middle", "cut.zip", () -> Bytes.cut(Zip.zeros(5)));
        add("mail of 2,000 parts in parts", "nested.eml", () -> nestedMail(2_000));
        add(
                "mail without an end",
                "open.eml",
                () -> Bytes.of(
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + "A".repeat(1_000_000)));
    }

    private void office() {
        add(
                "workbook of 400 MB of strings",
                "strings.xlsx",
                () -> Zip.workbook(
                        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
                        Bytes.of("<si><t>" + "a".repeat(1_000) + "</t></si>"),
                        400_000,
                        "</sst>"));
        add(
                "workbook with an XML bomb",
                "bomb.xlsx",
                () -> Zip.workbook(BOMB, Bytes.of("<sst><si><t>&a9;</t></si></sst>"), 1, ""));
        add("document with an XML bomb", "bomb.docx", () -> Zip.word(BOMB, "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>"));
        add(
                "document that reads a file of the machine",
                "outside.docx",
                () -> Zip.word(OUTSIDE, "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>"));
        add(
                "document of 100,000 nested tables",
                "deep.docx",
                () -> Zip.word("", "<w:tbl><w:tr><w:tc>".repeat(100_000) + "</w:tc></w:tr></w:tbl>".repeat(100_000)));
        add(
                "document of one paragraph of 200,000 runs",
                "runs.docx",
                () -> Zip.word("", "<w:p>" + "<w:r><w:t>a</w:t></w:r>".repeat(200_000) + "</w:p>"));
        add(
                "book with a bomb",
                "bomb.epub",
                () -> new Zip()
                        .put("mimetype", "application/epub+zip")
                        .put("a.xhtml", "<html><body>", new byte[1 << 20], 500, "</body></html>")
                        .bytes());
        add(
                "OpenDocument with an XML bomb",
                "bomb.odt",
                () -> new Zip()
                        .put("mimetype", "application/vnd.oasis.opendocument.text")
                        .put("content.xml", BOMB + "<office:document-content>&a9;</office:document-content>")
                        .bytes());
        add("rich text of 100,000 groups", "deep.rtf", () -> Bytes.of("{\\rtf1" + "{".repeat(100_000)));
        add("old Word that is noise", "noise.doc", () -> Bytes.concat(Bytes.ole(), Bytes.noise(200_000)));
        add("old Excel that is noise", "noise.xls", () -> Bytes.concat(Bytes.ole(), Bytes.noise(200_000)));
        add("Outlook mail that is noise", "noise.msg", () -> Bytes.concat(Bytes.ole(), Bytes.noise(200_000)));
    }

    private void pdf() {
        add("PDF of 100,000 objects", "objects.pdf", () -> Pdf.objects(100_000));
        add("PDF whose pages go in a circle", "pages.pdf", Pdf::pageLoop);
        add("PDF whose tables go in a circle", "tables.pdf", Pdf::tableLoop);
        add("PDF whose form draws itself", "form.pdf", Pdf::formLoop);
        add("PDF with arrays 200,000 deep", "deep.pdf", () -> Pdf.nested(200_000));
        add("PDF cut in its middle", "cut.pdf", () -> Bytes.cut(Pdf.pages(20, 10_000, new Random(1))));
        add("PDF of its header alone", "header.pdf", () -> Bytes.of("%PDF-1.7\n"));
        add("PDF that is noise", "noise.pdf", () -> Bytes.concat(Bytes.of("%PDF-1.7\n"), Bytes.noise(1_000_000)));
    }

    private void markdown() {
        text(
                "front matter with a title of spaces",
                "front.md",
                "---\ntitle:" + " ".repeat(12_800) + "\u2028x\n---\nhi\n");
        text("list item of spaces", "item.md", "-" + " ".repeat(100_000) + "\u2028x\n");
        text("link target without an end", "target.md", "[a]: " + "x".repeat(100_000) + "\u2028 \n");
        text("20,000 quotes in quotes", "quotes.md", ">".repeat(20_000) + " a\n");
        text("20,000 lists in lists", "lists.md", lists(20_000));
        text("20,000 open brackets", "brackets.md", "[".repeat(20_000) + "\n");
        text("20,000 links in links", "links.md", "[a](".repeat(20_000) + "\n");
        text("20,000 stars", "stars.md", "*a ".repeat(20_000) + "\n");
        text("20,000 ticks", "ticks.md", "`a``b".repeat(10_000) + "\n");
        text("20,000 open tags", "tags.md", "<a b=\"".repeat(20_000) + "\n");
        add("5 million headings", "headings.md", () -> Bytes.of("# a\n".repeat(5_000_000)));
        text("title of 40 kB", "title.md", "# " + "word ".repeat(8_000) + "\n\ntext\n");
        text("front matter with an alias bomb", "alias.md", "---\n" + aliases() + "---\nhi\n");
        text(
                "front matter that makes an object",
                "object.md",
                "---\n!!javax.script.ScriptEngineManager [x]\n---\nhi\n");
        text("front matter 50,000 deep", "deepfront.md", "---\na: " + "[".repeat(50_000) + "\n---\nhi\n");
        text("table of 5,000 columns", "columns.md", "|" + "a|".repeat(5_000) + "\n|" + "-|".repeat(5_000) + "\n");
    }

    private void structures() {
        text("HTML 100,000 deep", "deep.html", "<div>".repeat(100_000) + "a");
        text("HTML of 300,000 open tags", "tags.html", "<b>".repeat(300_000) + "a");
        text("HTML of nested tables", "tables.html", "<table><tr><td>".repeat(5_000) + "a");
        text("HTML with a title of 40 kB", "title.html", "<title>" + "word ".repeat(8_000) + "</title><p>text");
        text("HTML of one attribute", "attribute.html", "<p a=\"" + "x".repeat(2_000_000));
        text(
                "HTML with a cell over a million columns",
                "span.html",
                "<table><tr><td colspan=1000000 rowspan=1000000>a<tr><td>b</table>");
        text("CSV with a quote without an end", "quote.csv", "a,b\n\"" + "x,y\n".repeat(50_000));
        text("CSV of 100,000 columns", "columns.csv", "a,".repeat(100_000) + "\n" + "1,".repeat(100_000) + "\n");
        text("CSV of formulas", "formulas.csv", "a,b\n=cmd|' /C calc'!A0,@SUM(1)\n");
        text("one line of 300 kB", "line.txt", "word ".repeat(60_000));
        text("one word of 2 MB", "word.txt", "a".repeat(2_000_000));
        text("a number of 4,001 characters", "number.txt", "It is " + "1.1".repeat(1_334) + " in all.\n");
        text("a million full stops", "stops.txt", ".".repeat(1_000_000));
        text("50,000 capitalised words", "capitals.txt", "Abc ".repeat(50_000));
    }

    private void records() {
        text("records 100,000 deep", "deep.jsonl", "{\"id\":\"1\",\"text\":" + "[".repeat(100_000) + "\n");
        text(
                "record with a number of a million digits",
                "digits.jsonl",
                "{\"id\":" + "9".repeat(1_000_000) + ",\"text\":\"a\"}\n");
        text(
                "record with a title of 40 kB",
                "title.jsonl",
                "{\"id\":\"1\",\"title\":\"" + "word ".repeat(8_000) + "\",\"text\":\"x\"}\n");
        text(
                "record with an id of 40 kB",
                "id.jsonl",
                "{\"id\":\"" + "i".repeat(40_000) + "\",\"text\":\"some text\"}\n");
        text(
                "record with half a character",
                "half.jsonl",
                "{\"id\":\"1\",\"title\":\"\\ud800\",\"text\":\"half \\udc00 a character\"}\n");
        text(
                "record with control characters",
                "control.jsonl",
                "{\"id\":\"1\\u0000\\u001b[2J\",\"title\":\"\\u001b]0;x\\u0007\",\"text\":\"a\\u0000b\"}\n");
        text("100,000 records of one id", "same.jsonl", "{\"id\":\"1\",\"text\":\"a b c\"}\n".repeat(100_000));
        text("records that are none", "none.jsonl", "null\n[]\n1\n{\n\"a\n{}\n".repeat(1_000));
    }

    private void characters() {
        add("zeros", "zeros.txt", () -> new byte[1_000_000]);
        add("nothing", "empty.txt", () -> new byte[0]);
        add(
                "halves of characters",
                "halves.txt",
                () -> Bytes.concat(
                        new byte[] {(byte) 0xff, (byte) 0xfe},
                        "a\ud800b\udc00".repeat(10_000).getBytes(StandardCharsets.UTF_16LE)));
        add("no UTF-8", "invalid.txt", () -> Bytes.filled(500_000, (byte) 0xc0));
        text("format characters alone", "format.txt", "\u200b\u200e\u2060\ufeff".repeat(50_000));
        text("right to left", "bidi.txt", "\u202egnihton \u2066a\u2069\n".repeat(2_000));
        text("escape sequences", "escape.txt", "\u001b[2J\u001b]0;owned\u0007 some text\n".repeat(1_000));
        text("100,000 accents on a letter", "accents.txt", "a" + "\u0301".repeat(100_000));
        text("all of it NUL between letters", "nul.txt", "a\u0000b\u0000".repeat(100_000));
    }

    private void names() {
        for (var name : List.of(
                "../../../../etc/passwd.txt",
                "[*?{a.md",
                "line\nbreak\u001b[2J.md",
                "n".repeat(300) + ".md",
                "-rf.md",
                "CON.txt",
                ".hidden.md",
                "a\u0000b.md",
                "\u202etxt.exe.md",
                "\ud83d\ude00\ud83d\ude00.md",
                "%2e%2e%2f%00.md",
                "quote\"and'quote.md")) {
            add(
                    "file name " + name.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(20, name.length())),
                    name,
                    () -> Bytes.of("The lighthouse keeper wrote a note.\n"));
        }
    }

    private void falseTypes() {
        add("PDF that says it is Word", "false.docx", () -> Pdf.pages(1, 10, new Random(1)));
        add("text that says it is PDF", "false.pdf", () -> Bytes.of("Nothing but text."));
        add("noise that says it is text", "noise.txt", () -> Bytes.noise(200_000));
        add("noise that says it is Markdown", "noise.md", () -> Bytes.noise(200_000));
        add("noise that says it is a page", "noise.html", () -> Bytes.noise(200_000));
        add("archive that says it is text", "zip.txt", () -> Zip.zeros(50));
        add("picture of 60,000 by 60,000 points", "large.png", Pictures::large);
        add("file without a type", "noextension", () -> Bytes.noise(100_000));
    }

    private void add(String what, String name, Supplier<byte[]> content) {
        all.add(new Hostile(what, () -> new NamedFile(name, content.get())));
    }

    private void text(String what, String name, String content) {
        add(what, name, () -> Bytes.of(content));
    }

    private static String entities() {
        var text = new StringBuilder();
        for (var i = 1; i < 10; i++) {
            text.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        return text.toString();
    }

    private static String aliases() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 12; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }
        return text.append("title: *a11\n").toString();
    }

    private static String lists(int depth) {
        return "- ".repeat(depth) + "a\n";
    }

    private static byte[] nestedMail(int depth) {
        var text = new StringBuilder("Subject: deep\r\n");
        for (var i = 0; i < depth; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        return Bytes.of(text.append("\r\na\r\n").toString());
    }
}
