package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.office.XmlParts.Relation;
import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/// Reads a workbook (XLSX, with macros or strict): every sheet that is not hidden, cell by cell as it is
/// displayed.
///
/// Memory holds the shared strings, whose characters count against the limit like any others, and the sheet at
/// hand.
final class ExcelReader {

    /// Whole numbers below it have all their digits.
    private static final double LONGEST_NUMBER = 1e15;

    private final XmlParts parts;
    private final List<String> shared = new ArrayList<>();
    private final List<Integer> formats = new ArrayList<>(); // by style
    private final Map<Integer, String> formatTexts = new HashMap<>();
    private final DataFormatter formatter = new DataFormatter(Locale.US);
    private boolean from1904;

    private ExcelReader(XmlParts parts) {
        this.parts = parts;
    }

    static Parsed read(Path file, TextBudget budget) throws IOException {
        try (var parts = new XmlParts(file, budget)) {
            return new ExcelReader(parts).read();
        }
    }

    private Parsed read() throws IOException {
        var main = parts.mainPart("xl/workbook.xml");
        var relations = parts.relations(main);
        for (var relation : relations.values()) {
            if (relation.type().equals("sharedStrings")) {
                parts.each(relation.part(), in -> {
                    if (in.getLocalName().equals("si")) {
                        shared.add(string(XmlNode.read(in, parts.budget())));
                    }
                });
            } else if (relation.type().equals("styles")) {
                parts.whole(relation.part()).ifPresent(this::takeFormats);
            }
        }
        var workbook = parts.whole(main).orElseThrow(() -> new IOException("holds no workbook"));
        from1904 = workbook.first("workbookPr").filter(ExcelReader::is1904).isPresent();
        var elements = new ArrayList<Element>();
        for (var sheet : workbook.descendants("sheet")) {
            var relation = relations.get(sheet.get("r:id"));
            boolean hidden = sheet.get("state").toLowerCase(Locale.ROOT).contains("hidden");
            if (relation != null && !hidden && relation.type().equals("worksheet")) {
                elements.addAll(sheet(sheet.get("name"), relation));
            }
        }
        var metadata = OfficeMetadata.of(parts, "docProps/core.xml");
        return new Parsed(metadata.title(), elements, metadata.fields(), List.of());
    }

    private static boolean is1904(XmlNode properties) {
        return properties.get("date1904").equals("1")
                || properties.get("date1904").equals("true");
    }

    private void takeFormats(XmlNode styles) {
        styles.descendants("numFmt")
                .forEach(format -> formatTexts.put(format.number("numFmtId", 0), format.get("formatCode")));
        styles.first("cellXfs")
                .ifPresent(cells -> cells.all("xf").forEach(style -> formats.add(style.number("numFmtId", 0))));
    }

    private List<Element> sheet(String name, Relation relation) throws IOException {
        // what it holds was counted as it was read
        var rows = new SheetRows(name, new TextBudget(Long.MAX_VALUE));
        var merged = new ArrayList<CellRangeAddress>();
        int[] row = {-1};
        parts.each(relation.part(), in -> {
            switch (in.getLocalName()) {
                case "col" -> {
                    var column = XmlNode.read(in, parts.budget());
                    if (isTrue(column.get("hidden"))) {
                        rows.hideColumns(column.number("min", 1) - 1, column.number("max", 1) - 1);
                    }
                }
                case "row" -> {
                    var attributes = XmlNode.attributes(in);
                    var number = attributes.getOrDefault("r", "");
                    row[0] = number.matches("\\d{1,8}") ? Integer.parseInt(number) - 1 : row[0] + 1;
                    if (isTrue(attributes.getOrDefault("hidden", ""))) {
                        rows.hideRow(row[0]);
                    }
                }
                case "c" -> cell(XmlNode.read(in, parts.budget()), rows, row[0]);
                case "mergeCell" ->
                    merged.add(CellRangeAddress.valueOf(XmlNode.attributes(in).getOrDefault("ref", "A1")));
                default -> {} // what is no cell
            }
        });
        merged.forEach(range ->
                rows.merge(range.getFirstRow(), range.getLastRow(), range.getFirstColumn(), range.getLastColumn()));
        return rows.elements();
    }

    private void cell(XmlNode cell, SheetRows rows, int row) {
        var place = cell.get("r");
        int column = place.isEmpty() ? rows.nextColumn(row) : new CellReference(place).getCol();
        rows.put(row, column, displayed(cell));
    }

    private String displayed(XmlNode cell) {
        var value = cell.first("v").map(XmlNode::allText).orElse("").strip();
        return switch (cell.get("t")) {
            case "s" ->
                value.matches("\\d{1,9}") && Integer.parseInt(value) < shared.size()
                        ? shared.get(Integer.parseInt(value))
                        : "";
            case "inlineStr" -> cell.first("is").map(ExcelReader::string).orElse("");
            case "b" -> truth(value);
            case "str", "e", "d" -> value;
            default -> number(value, cell.number("s", 0));
        };
    }

    private static String truth(String value) {
        if (value.isEmpty()) {
            return "";
        }
        return value.equals("1") ? "TRUE" : "FALSE";
    }

    private String number(String value, int style) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException noNumber) {
            return value;
        }
        int format = style >= 0 && style < formats.size() ? formats.get(style) : 0;
        var builtin = format < 50 ? BuiltinFormats.getBuiltinFormat(format) : null;
        var text = formatTexts.getOrDefault(format, builtin == null ? "General" : builtin);
        if (text.equals("General") && number == Math.rint(number) && Math.abs(number) < LONGEST_NUMBER) {
            return String.valueOf((long) number); // a narrow column shows 1.2E+13 of what people write out
        }
        return formatter.formatRawCellContents(number, format, text, from1904).strip();
    }

    // Without what is struck out, and without the reading aids of Japanese.
    private static String string(XmlNode string) {
        var text = new StringBuilder();
        for (var child : string.children()) {
            if (child.is("t")) {
                text.append(child.allText());
            } else if (child.is("r") && child.at("rPr", "strike").isEmpty()) {
                child.all("t").forEach(run -> text.append(run.allText()));
            }
        }
        return text.toString();
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }
}
