/// Reads PDF by Apache PDFBox: glyphs by position, lines, columns, tables, running lines, form fields and
/// comments. Runs in the parser's process; called by the readers of `ingest.load.child` only.
package io.grapevine.ingest.load.pdf;
