/// The files that documents came from, kept so that a citation can be opened where it stands. Called by
/// `ingest` and `api`.
package io.grapevine.ingest.original;
