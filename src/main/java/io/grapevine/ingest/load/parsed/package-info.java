/// What a reader of a binary format finds in a file, as plain records that can cross a process boundary. Used
/// by the readers of PDF, Office, mail and images, and by the loader, which writes a document's text from them.
package io.grapevine.ingest.load.parsed;
