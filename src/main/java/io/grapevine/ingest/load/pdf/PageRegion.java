package io.grapevine.ingest.load.pdf;

import java.util.List;

/// A part of a page that is read on its own.
sealed interface PageRegion {

    /// Lines from the top to the bottom, each across the whole region.
    record Flow(List<TextLine> lines) implements PageRegion {

        double left() {
            return lines.stream().mapToDouble(TextLine::left).min().orElse(0);
        }

        double right() {
            return lines.stream().mapToDouble(TextLine::right).max().orElse(0);
        }
    }

    /// A table.
    ///
    /// @param bold for each row whether all of it is printed bold
    record Cells(List<List<String>> rows, List<Boolean> bold) implements PageRegion {}
}
