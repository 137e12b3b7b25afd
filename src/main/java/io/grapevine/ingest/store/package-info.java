/// The step `store`, and what ingest asks the store before and after: the ledger of documents and what vanished.
package io.grapevine.ingest.store;
