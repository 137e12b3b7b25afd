/// Where the documents of a collection come from, and keeping the collection equal to that: [CollectionSource]
/// is what a further kind of source implements. Called by `api` and `cli`.
package io.grapevine.ingest.source;
