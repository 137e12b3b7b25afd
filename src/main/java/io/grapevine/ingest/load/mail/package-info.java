/// Reads mail (EML, MSG, MBOX) and takes files out of mails and archives. Runs in the parser's process; called
/// by the readers of `ingest.load.child` only.
package io.grapevine.ingest.load.mail;
