package io.grapevine.ingest.load.office;

import io.grapevine.ingest.load.parsed.Element;
import io.grapevine.ingest.load.parsed.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;

/// Reads a workbook of Excel 97 to 2003 (XLS) by Apache POI.
final class OldExcelReader {

    private static final DataFormatter FORMATTER = new DataFormatter(Locale.US);

    private OldExcelReader() {}

    static Parsed read(Path file, TextBudget budget) throws IOException {
        FORMATTER.setUseCachedValuesForFormulaCells(true);
        try (var system = new POIFSFileSystem(file.toFile(), true);
                var workbook = new HSSFWorkbook(system)) {
            var elements = new ArrayList<Element>();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                    elements.addAll(sheet(workbook.getSheetAt(i), budget));
                }
            }
            var summary = workbook.getSummaryInformation();
            var metadata = new LinkedHashMap<String, String>();
            var title = "";
            if (summary != null) {
                title = String.valueOf(summary.getTitle() == null ? "" : summary.getTitle())
                        .strip();
                if (summary.getAuthor() != null && !summary.getAuthor().isBlank()) {
                    metadata.put("author", summary.getAuthor().strip());
                }
            }
            return new Parsed(title, elements, metadata, List.of());
        }
    }

    private static List<Element> sheet(Sheet sheet, TextBudget budget) {
        var rows = new SheetRows(sheet.getSheetName(), budget);
        for (var row : sheet) {
            if (row.getZeroHeight()) {
                rows.hideRow(row.getRowNum());
                continue;
            }
            for (var cell : row) {
                if (sheet.isColumnHidden(cell.getColumnIndex())) {
                    rows.hideColumns(cell.getColumnIndex(), cell.getColumnIndex());
                } else {
                    rows.put(row.getRowNum(), cell.getColumnIndex(), displayed(cell));
                }
            }
        }
        for (var range : sheet.getMergedRegions()) {
            rows.merge(range.getFirstRow(), range.getLastRow(), range.getFirstColumn(), range.getLastColumn());
        }
        return rows.elements();
    }

    private static String displayed(Cell cell) {
        boolean error = cell.getCellType() == CellType.ERROR;
        return error ? "" : FORMATTER.formatCellValue(cell).strip();
    }
}
