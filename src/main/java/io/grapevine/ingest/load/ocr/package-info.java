/// Reads images by Tesseract, a program of its own that is used where it is installed. Runs in the parser's
/// process.
package io.grapevine.ingest.load.ocr;
