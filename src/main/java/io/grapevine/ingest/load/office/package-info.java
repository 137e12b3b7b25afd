/// Reads Office documents: Word, Excel, PowerPoint, OpenDocument, RTF and EPUB. Runs in the parser's process;
/// called by the readers of `ingest.load.child` and `ingest.load.mail` only.
package io.grapevine.ingest.load.office;
